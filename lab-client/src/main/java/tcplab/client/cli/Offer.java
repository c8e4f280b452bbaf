package tcplab.client.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.language.Word;

/**
 * What can stand after a command, for the completion of another shell: read from its synopsis, so that whatever is written
 * there is completed.
 *
 * @param options in the order of the synopsis
 * @param words that can stand there as they are
 * @param kinds of names that can
 */
record Offer(String command, List<Option> options, List<String> words, Set<Kind> kinds) {
    /** Names that change from one moment to the next: whoever completes looks for them. */
    enum Kind {
        EXPERIMENTS,
        RUNS,
        FILES
    }

    /**
     * An option.
     *
     * @param takesValue true if a word follows it
     * @param values that the word can be, if they can be listed
     * @param file true if the word is a file or a folder
     */
    record Option(String name, boolean takesValue, List<String> values, boolean file) {}

    private static final Pattern OPTION = Pattern.compile("(--[a-z-]+)(?: ([A-Za-z|]+)(?=[\\] ]|$))?");
    private static final Pattern LITERALS = Pattern.compile("[a-z]+(\\|[a-z]+)*");

    /** @param benches what {@code --bench} can be where the synopsis does not list it */
    static Offer of(Word command, List<String> benches) {
        String synopsis = command.synopsis();
        List<Option> options = new ArrayList<>();
        Matcher option = OPTION.matcher(synopsis);
        while (option.find()) {
            options.add(option(option.group(1), option.group(2) == null ? "" : option.group(2), benches));
        }
        List<String> words = new ArrayList<>();
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String operand : OPTION.matcher(synopsis).replaceAll("").split("[\\[\\]. |]+")) {
            switch (operand) {
                case "NAME", "EXPERIMENT" -> kinds.add(Kind.EXPERIMENTS);
                case "RUN", "RUNS" -> {
                    kinds.add(Kind.EXPERIMENTS);
                    kinds.add(Kind.RUNS);
                    words.add("latest");
                }
                case "FILE" -> kinds.add(Kind.FILES);
                case "TOPIC" -> {
                    // Beside NAME they are among the experiments.
                }
                default -> {
                    boolean ofUsage = operand.startsWith("scripts/") || operand.equals(command.name());
                    if (!ofUsage && LITERALS.matcher(operand).matches()) {
                        words.add(operand);
                    }
                }
            }
        }
        return new Offer(command.name(), options, words.stream().distinct().toList(), kinds);
    }

    private static Option option(String name, String value, List<String> benches) {
        List<String> values = value.equals("B") ? benches : LITERALS.matcher(value).matches() ? Arrays.asList(value.split("\\|")) : List.of();
        return new Option(name, !value.isEmpty(), values, value.equals("FILE") || value.equals("DIR"));
    }

    /** The same, completed with these words too. */
    Offer with(List<String> more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(more);
        return new Offer(command, options, all.stream().distinct().toList(), kinds);
    }
}
