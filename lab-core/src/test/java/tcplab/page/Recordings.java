package tcplab.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.judge.Judge;
import tcplab.render.Result;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.Lesson;
import tcplab.script.Statements;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Finding;

/** The recorded runs of all experiments, to be reported. */
public final class Recordings {
    private static final Path EXPERIMENTS = Path.of("..", "experiments");
    static final Catalogue CATALOGUE = new Catalogue(EXPERIMENTS, Set.of());

    private static List<Account> all;
    private static final Map<Language, Map<String, String>> TEXTS = new EnumMap<>(Language.class);

    private Recordings() {}

    static synchronized List<Account> all() {
        if (all == null) {
            all = read();
        }
        return all;
    }

    /** The pages of all of them, by file name; written once. */
    static synchronized Map<String, String> texts(Language language) {
        return TEXTS.computeIfAbsent(language, l -> pages(all(), l));
    }

    private static List<Account> read() {
        try {
            List<Account> all = new ArrayList<>();
            for (String name : CATALOGUE.names()) {
                if (Files.exists(file(name))) {
                    all.add(account(name));
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recorded run of an experiment of the catalogue, judged. */
    public static Account account(String name) {
        Experiment experiment = CATALOGUE.read(name).experiment();
        Timeline timeline = timeline(file(name));
        List<Finding> findings = Judge.judge(experiment, timeline);
        return new Account(
                experiment,
                new Result(name, "wire", 100, Judge.outcome(findings, false), timeline, findings, null, null));
    }

    /** Lessons on experiments, whose question is the experiment's name. */
    static List<Lesson> lessons(String... experiments) {
        return IntStream.range(0, experiments.length)
                .mapToObj(i -> new Lesson(
                        i + 1, experiments[i], Told.nothing(), Told.plain(experiments[i]), "count closing 4", Told.nothing(), List.of(), Told.nothing()))
                .toList();
    }

    static Map<String, String> pages(List<Account> accounts) {
        return pages(accounts, Language.EN);
    }

    static Map<String, String> pages(List<Account> accounts, Language language) {
        return Pages.of(accounts, List.of(), Statements.load(EXPERIMENTS.resolve("statements.json")), language);
    }

    private static Path file(String name) {
        return EXPERIMENTS.resolve("recorded").resolve(name + ".jsonl.gz");
    }

    private static Timeline timeline(Path packed) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Path plain = Files.createTempFile("recorded", ".jsonl");
            try {
                Files.write(plain, in.readAllBytes());
                return Journal.load(plain);
            } finally {
                Files.delete(plain);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
