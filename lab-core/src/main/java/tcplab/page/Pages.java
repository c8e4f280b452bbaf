package tcplab.page;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tcplab.script.Experiment;
import tcplab.script.Statements;
import tcplab.text.Language;

/** A report: {@code index.html} and a page for each run. Each page stands alone and asks no network for anything. */
public final class Pages {
    /** What tells a page of the lab from others: the content of its {@code generator}. */
    public static final String GENERATOR = "TCP lab report";

    private Pages() {}

    /**
     * The pages by the names of their files, the index first.
     *
     * @param accounts the runs, in the order in which they are listed within their topic
     * @param notRun experiments without a run, which are listed too
     * @param statements what the experiments' claims say of the articles
     * @param language of the reader
     */
    public static Map<String, String> of(
            List<Account> accounts, List<Experiment> notRun, Statements statements, Language language) {
        Map<Account, String> files = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>(Set.of("index"));
        for (Account account : accounts) {
            files.put(account, free(account.experiment().name(), taken) + ".html");
        }
        Function<String, Optional<String>> byName = name -> files.entrySet().stream()
                .filter(entry -> entry.getKey().experiment().name().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("index.html", new IndexPage(files, notRun).write(language));
        for (int i = 0; i < accounts.size(); i++) {
            Account account = accounts.get(i);
            String before = i == 0 ? "" : files.get(accounts.get(i - 1));
            String after = i + 1 == accounts.size() ? "" : files.get(accounts.get(i + 1));
            pages.put(files.get(account), new RunPage(account, statements, byName, language).write(before, after));
        }
        return pages;
    }

    private static String free(String name, Set<String> taken) {
        String plain = name.replaceAll("[^A-Za-z0-9_-]+", "-").replaceFirst("^-+", "");
        String base = plain.isEmpty() ? "run" : plain;
        String free = base;
        for (int i = 2; !taken.add(free); i++) {
            free = base + "-" + i;
        }
        return free;
    }
}
