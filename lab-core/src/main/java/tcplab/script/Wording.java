package tcplab.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.language.Tokens;
import tcplab.model.Errno;
import tcplab.text.Language;
import tcplab.text.Told;

/**
 * Something that an experiment says, and how much a word tells that stands there.
 *
 * @param weight higher where the experiment is about it, lower where it is only mentioned
 */
record Wording(String text, int weight) {
    /** The experiment's own name for what it shows. */
    static final int TITLE = 8;

    private static final int STORY = 4;
    private static final int REASON = 3;
    private static final int CODE = 2;
    private static final int MENTIONED = 1;

    private static final Pattern ERRNO = Pattern.compile("\\bE[A-Z]{3,}\\b");

    /** What stands for the machinery and not for the subject. */
    private static final List<String> ASIDE = List.of("needs", "wants", "ipv6");

    /** All that it says: its name and title, its lines, the statements that it tests, and what the errors in it mean. */
    static List<Wording> of(Experiment experiment, Map<String, Statements.Statement> statements) {
        List<Wording> all = new ArrayList<>();
        all.add(new Wording(experiment.name(), TITLE));
        all.add(new Wording(experiment.title(), TITLE));
        all.add(new Wording(experiment.titleZh(), TITLE));
        int weight = STORY;
        for (String line : experiment.text().split("\\R")) {
            String stripped = line.strip().replaceAll("\\s+", " ");
            // What is said in Chinese weighs as much as the English before it.
            weight = stripped.startsWith("#zh") ? weight : weight(stripped);
            if (weight > 0) {
                all.add(new Wording(stripped.replaceFirst("^#(zh)? ?", ""), weight));
            }
        }
        for (String id : experiment.statements()) {
            Optional.ofNullable(statements.get(id)).ifPresent(statement -> {
                all.add(new Wording(statement.en(), MENTIONED));
                all.add(new Wording(statement.zh(), MENTIONED));
            });
        }
        errors(experiment.text()).forEach(meaning -> {
            all.add(new Wording(Language.EN.tell(meaning), MENTIONED));
            all.add(new Wording(Language.ZH.tell(meaning), MENTIONED));
        });
        return all;
    }

    private static int weight(String line) {
        String first = Tokens.first(line);
        if (line.isEmpty() || ASIDE.contains(first)) {
            return 0;
        }
        return switch (line.startsWith("#") ? "#" : first) {
            case "#" -> STORY;
            case "because", "refuted", "undecided" -> REASON;
            case "proof", "says" -> MENTIONED;
            default -> CODE;
        };
    }

    /** {@code ECONNRESET (connection reset by peer)}, each once. */
    private static List<Told> errors(String text) {
        Matcher name = ERRNO.matcher(text);
        return name.results()
                .map(found -> found.group())
                .distinct()
                .filter(word -> Errno.names().contains(word))
                .map(word -> Told.format("%s (%s)", word, Errno.of(word).orElseThrow().text()))
                .toList();
    }
}
