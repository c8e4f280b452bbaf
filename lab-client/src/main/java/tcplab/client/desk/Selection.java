package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.script.Problem;
import tcplab.text.Columns;
import tcplab.text.DidYouMean;

/** The experiments that the words {@code NAME|TOPIC|FILE|all|tour} mean, read and checked before the first one runs. */
public final class Selection {
    /** The experiments of the tour in reading order: a file of names, since folders are sorted by topic. */
    public static final String TOUR = "tour";

    private Selection() {}

    /** By name, in the order in which they are to run; each once. */
    public static List<Experiment> of(List<String> words, Catalogue catalogue, Console console) throws UsageException, IOException {
        Map<String, Parsed> chosen = new LinkedHashMap<>();
        for (String word : words) {
            choose(word, catalogue, chosen);
        }
        List<Problem> problems =
                chosen.values().stream().flatMap(p -> p.problems().stream()).toList();
        if (!problems.isEmpty()) {
            problems.forEach(problem -> console.note(problem.told()));
            throw new UsageException(
                    problems.size() == 1 ? say("the script has a problem") : say("there are %d problems", problems.size()),
                    say("nothing was run"));
        }
        return chosen.values().stream().map(Parsed::experiment).toList();
    }

    private static void choose(String word, Catalogue catalogue, Map<String, Parsed> chosen)
            throws UsageException, IOException {
        String name = word.replaceFirst("^(\\./)?experiments/", "").replaceFirst("\\.lab$", "");
        if (word.equals("all")) {
            catalogue.names().forEach(n -> chosen.put(n, catalogue.read(n)));
        } else if (word.equals(TOUR)) {
            for (String line : Files.readAllLines(catalogue.folder().resolve(TOUR))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    chosen.put(line.strip(), catalogue.read(line.strip()));
                }
            }
        } else if (catalogue.has(word)) {
            chosen.put(word, catalogue.read(word));
        } else if (catalogue.topics().contains(word)) {
            catalogue.names().stream()
                    .filter(n -> n.startsWith(word + "/"))
                    .forEach(n -> chosen.put(n, catalogue.read(n)));
        } else if (word.endsWith(".lab") || Files.exists(Path.of(word))) {
            chosen.put(word, read(catalogue, word));
        } else if (catalogue.has(name)) {
            chosen.put(name, catalogue.read(name));
        } else {
            List<String> known = new ArrayList<>(catalogue.names());
            known.addAll(catalogue.topics());
            known.addAll(List.of("all", TOUR));
            throw new UsageException(
                    say("there is no experiment, topic or file '%s'", word),
                    DidYouMean.hint(word, known, say("see: %s", "scripts/lab list")));
        }
    }

    /** Reads a file outside the catalogue; its name is that of the file without {@code .lab}, on one line. */
    public static Parsed read(Catalogue catalogue, String operand) {
        Path file = Path.of(operand);
        // The top of all folders has no name.
        Path name = file.getFileName() == null ? file : file.getFileName();
        return catalogue.read(file, Columns.printable(name.toString()).replaceFirst("\\.lab$", ""));
    }
}
