package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tcplab.client.desk.UsageException;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/** The words of a command line, sorted into options and operands. {@code --} ends the options. */
final class Options {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();

    private Options() {}

    /**
     * Sorts the words.
     *
     * @param known the options by name; true for those that take a value, as {@code --name VALUE} or
     *     {@code --name=VALUE}
     */
    static Options of(List<String> words, Map<String, Boolean> known) throws UsageException {
        Options options = new Options();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                options.operands.addAll(words.subList(i + 1, words.size()));
                break;
            } else if (!word.startsWith("--")) {
                options.operands.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Boolean takesValue = known.get(name);
            if (takesValue == null) {
                throw new UsageException(say("unknown option %s", name), DidYouMean.hint(name, new TreeSet<>(known.keySet())));
            }
            if (!takesValue && equals >= 0) {
                throw new UsageException(say("%s takes no value", name), say("write just %s", name));
            }
            if (takesValue && equals < 0 && i + 1 == words.size()) {
                throw new UsageException(say("%s needs a value", name), say("as in: %s", name + "=VALUE"));
            }
            options.values.put(
                    name, !takesValue ? "" : equals >= 0 ? word.substring(equals + 1) : words.get(++i));
        }
        return options;
    }

    List<String> operands() {
        return operands;
    }

    /** The options that were given. */
    Set<String> names() {
        return values.keySet();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value as a whole number from 1 on, or the usual one. */
    int count(String name, int usual, int most) throws UsageException {
        String value = values.get(name);
        if (value == null) {
            return usual;
        }
        if (!value.matches("[1-9]\\d{0,8}") || Integer.parseInt(value) > most) {
            throw new UsageException(say("%s %s is no count", name, value), say("write a whole number from %d to %d", 1, most));
        }
        return Integer.parseInt(value);
    }
}
