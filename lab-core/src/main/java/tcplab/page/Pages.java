package tcplab.page;

import static tcplab.text.Told.say;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tcplab.script.Experiment;
import tcplab.script.Lesson;
import tcplab.script.Statements;
import tcplab.text.Language;
import tcplab.text.Told;

/** A report: {@code index.html} and a page for each run. Each page stands alone and asks no network for anything. */
public final class Pages {
    /** What tells a page of the lab from others: the content of its {@code generator}. */
    public static final String GENERATOR = "TCP lab report";

    /** The page on which one begins. */
    public static final String INDEX = "index.html";

    private static final Pattern PAGE = Pattern.compile("([\\w-]+)\\.html(?:#(.*))?");

    private final IndexPage index;
    private final Statements statements;
    private final Language language;
    /** In the order of the accounts. */
    private final Map<Account, String> files = new LinkedHashMap<>();

    /**
     * A report.
     *
     * @param accounts the runs, in the order in which they are listed within their topic
     * @param notRun experiments without a run, which are listed too
     * @param course the lessons, in their order: the index begins with them, and can be read along their questions
     * @param statements what the articles say; the experiments' claims name it
     * @param language of the reader
     */
    public Pages(List<Account> accounts, List<Experiment> notRun, List<Lesson> course, Statements statements, Language language) {
        this.statements = statements;
        this.language = language;
        Set<String> taken = new HashSet<>(Set.of("index"));
        for (Account account : accounts) {
            files.put(account, free(account.experiment().name(), taken) + ".html");
        }
        this.index = new IndexPage(files, notRun, statements, course);
    }

    /** The pages by the names of their files, the index first, which begins with no course. */
    public static Map<String, String> of(
            List<Account> accounts, List<Experiment> notRun, Statements statements, Language language) {
        return new Pages(accounts, notRun, List.of(), statements, language).write();
    }

    /** Where a server that gives out a report has the {@link LivePage}, seen from the index. */
    public static final String LIVE = "live/";

    /** The scripts that pages run, as a Content-Security-Policy names them. */
    public static String scriptSources() {
        return Stream.of(Script.values()).map(Script::source).collect(Collectors.joining(" "));
    }

    /** The pages by the names of their files, the index first. */
    public Map<String, String> write() {
        return write(false);
    }

    /** The pages by the names of their files, the index first. @param handouts with one for a class beside each run's page */
    public Map<String, String> write(boolean handouts) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put(INDEX, index.write(language, ""));
        for (Map.Entry<Account, String> entry : files.entrySet()) {
            Account account = entry.getKey();
            String file = entry.getValue();
            // No page of a run has a dot in its name.
            String handout = handouts ? file.replaceFirst("html$", "handout.html") : "";
            pages.put(file, write(account, file, handout));
            if (handouts) {
                pages.put(handout, new Handout(account, language).write(file));
            }
        }
        return pages;
    }

    /** A page for a server, whose index leads to {@link #LIVE} too; empty if none has this name. */
    public Optional<String> served(String name) {
        if (name.equals(INDEX)) {
            return Optional.of(index.write(language, Element.of("a", say("What happens now")).is("href", LIVE)));
        }
        return files.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .findFirst()
                .map(entry -> write(entry.getKey(), name, ""));
    }

    /** All of it as one page. What had a name of its own on a page has its page's before it. */
    public String writeOne() {
        Element main = index.draw().renamed(id -> id, Pages::within);
        for (Map.Entry<Account, String> entry : files.entrySet()) {
            String own = entry.getValue().replaceFirst("\\.html$", "");
            Element up = Element.of("p", Element.of("a", say("All experiments")).is("href", "#main"));
            // Each page is one landmark here, for the sections of all of them have the same names.
            main.add(page(entry.getKey()).draw("div").grouping("section").renamed(id -> own + "." + id, href -> href.startsWith("#") ? "#" + own + "." + href.substring(1) : within(href))
                    .is("id", own)
                    .is("role", "region")
                    .is("aria-label", Told.format("%s – %s", own, entry.getKey().title()))
                    .add(up));
        }
        return Sheet.write(language, say("TCP lab report"), List.of(Script.FILTER, Script.PLAYER), index.header(""), main);
    }

    /** Where a link to another page leads if that is a part of the same one. */
    private static String within(String href) {
        Matcher page = PAGE.matcher(href);
        return page.matches() ? "#" + page.group(1) + (page.group(2) == null ? "" : "." + page.group(2)) : href;
    }

    private String write(Account account, String file, String handout) {
        List<String> all = List.copyOf(files.values());
        int at = all.indexOf(file);
        String before = at == 0 ? "" : all.get(at - 1);
        String after = at + 1 == all.size() ? "" : all.get(at + 1);
        return page(account).write(before, after, handout);
    }

    private RunPage page(Account account) {
        return new RunPage(account, statements, this::fileOf, language);
    }

    /** The page of an experiment, by its name. */
    private Optional<String> fileOf(String name) {
        return files.entrySet().stream()
                .filter(entry -> entry.getKey().experiment().name().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** A run's name as that of a file: {@code close-three-way}. */
    static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_-]+", "-").replaceFirst("^-+", "");
        return plain.isEmpty() ? "run" : plain;
    }

    private static String free(String name, Set<String> taken) {
        String base = plain(name);
        String free = base;
        for (int i = 2; !taken.add(free); i++) {
            free = base + "-" + i;
        }
        return free;
    }
}
