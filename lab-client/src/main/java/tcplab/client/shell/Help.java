package tcplab.client.shell;

import static tcplab.text.Language.say;

import java.util.ArrayList;
import java.util.List;
import tcplab.client.desk.UsageException;
import tcplab.command.Verb;
import tcplab.command.Verbs;
import tcplab.text.Columns;
import tcplab.text.DidYouMean;
import tcplab.verdict.ClaimKind;
import tcplab.verdict.Claims;

/** Help, printed from the words themselves. */
final class Help {
    private Help() {}

    static List<String> topics(List<Words.Word> words) {
        List<String> topics = new ArrayList<>(words.stream().map(Words.Word::word).toList());
        Verbs.all().stream().map(Verb::word).forEach(topics::add);
        Claims.kinds().stream().map(ClaimKind::name).forEach(topics::add);
        return topics;
    }

    static String all(List<Words.Word> words, int width) {
        StringBuilder text = new StringBuilder(say("Words of the shell") + "\n");
        words.forEach(word -> text.append(row(word.synopsis(), word.help(), width)));
        text.append(row(say("exit, or Ctrl-D"), say("Leaves."), width));
        text.append("\n" + say("Words of the language; a socket comes first: client, server, or a name given with ->") + "\n");
        Verbs.all().forEach(verb -> text.append(row(verb.synopsis(), verb.example(), width)));
        text.append("\n" + say("Claims") + "\n");
        Claims.kinds().forEach(kind -> text.append(row(kind.name(), kind.help(), width)));
        return text.append("\n" + say("help WORD says more. Try:") + "\n"
                        + "  server listen 7000\n  client connect server:7000\n  server accept -> conn\n"
                        + "  client close\n  ladder\n")
                .toString();
    }

    private static String row(String left, String right, int width) {
        // On a narrow terminal what belongs to a word stands under it.
        String indent = " ".repeat(width < 70 ? 6 : 34);
        boolean beside = Columns.width(left) < indent.length() - 2;
        List<String> lines = new ArrayList<>();
        if (!beside) {
            lines.addAll(Columns.wrap("  " + left, width, "    "));
        }
        String first = beside ? Columns.pad("  " + left, indent.length()) : indent;
        lines.addAll(Columns.wrap(first + right, width, indent));
        return String.join("\n", lines) + "\n";
    }

    /** One word; a kind of claim as well as a verb, if both have the name. */
    static String of(String topic, List<Words.Word> words, int width) throws UsageException {
        StringBuilder text = new StringBuilder();
        words.stream()
                .filter(word -> word.word().equals(topic))
                .forEach(word -> text.append(page(word.synopsis(), word.help(), word.example(), width)));
        Verbs.all().stream()
                .filter(verb -> verb.word().equals(topic))
                .forEach(verb -> text.append(page(verb.synopsis(), verb.help(), verb.example(), width)));
        Claims.kinds().stream()
                .filter(kind -> kind.name().equals(topic))
                .forEach(kind -> text.append(page("claim " + kind.synopsis(), kind.help(), "claim " + kind.example(), width)));
        if (text.isEmpty()) {
            throw new UsageException(say("there is no help on '%s'", topic), DidYouMean.hint(topic, topics(words)));
        }
        return text.toString();
    }

    private static String page(String synopsis, String help, String example, int width) {
        List<String> lines = new ArrayList<>(Columns.wrap(synopsis, width, "    "));
        lines.addAll(Columns.wrap("    " + help, width, "    "));
        lines.addAll(Columns.wrap("    " + say("Example: %s", example), width, "      "));
        return String.join("\n", lines) + "\n";
    }
}
