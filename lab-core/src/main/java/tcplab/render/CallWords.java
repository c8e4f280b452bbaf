package tcplab.render;

import static tcplab.text.Language.say;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.event.Call;
import tcplab.model.Errno;
import tcplab.text.Columns;

/**
 * A socket call in words: {@code close() = 0}, {@code conn recv() = 5 "hello"},
 * {@code send(5) = EPIPE (broken pipe)}.
 */
public final class CallWords {
    /** {@code 1000 bytes}, {@code 5 bytes before it: hello}. */
    private static final Pattern BYTES = Pattern.compile("(?s)(\\d+) bytes( before it((?:: .*)?))?");

    private CallWords() {}

    /** The call with its result. */
    static String whole(Call call) {
        return begun(call) + " = " + result(call);
    }

    /** The call without a result. The socket is named unless it is its side's default one. */
    static String begun(Call call) {
        return subject(call) + call.name() + "(" + Columns.printable(arguments(call)) + ")";
    }

    /** The result of a call that was shown before: {@code connect() = 0}. */
    static String ended(Call call) {
        return subject(call) + call.name() + "() = " + result(call);
    }

    /** The same words without the meaning of an errno, where they would not fit. */
    static String withoutMeaning(String words) {
        return words.replaceFirst("(= E[A-Z]+) \\([^)]*\\)", "$1");
    }

    private static String subject(Call call) {
        return call.socket().equals(call.side().word()) ? "" : call.socket() + " ";
    }

    private static String result(Call call) {
        String meaning = Columns.printable(detail(call));
        if (call.failed()) {
            String text = Errno.of(call.result()).map(Errno::text).orElse(meaning);
            return call.result() + (text.isEmpty() ? "" : " (" + text + ")") + by(call);
        }
        if (call.name().startsWith("accept") && !meaning.isEmpty()) {
            return meaning + by(call);
        }
        boolean reads = call.name().startsWith("recv") || call.name().equals("SSL_read");
        boolean received = reads && !call.result().equals("EOF") && !meaning.isEmpty() && !meaning.startsWith("\"");
        String detail = received ? "\"" + meaning + "\"" : meaning;
        return call.result() + (detail.isEmpty() ? "" : " " + detail) + by(call);
    }

    /** What the call was given, in the language spoken now. */
    public static String arguments(Call call) {
        return translated(call.arguments());
    }

    /** What is known beside the result, in the language spoken now; data that was received as it is. */
    public static String detail(Call call) {
        boolean data = !call.failed() && !call.result().equals("EOF");
        return data ? call.detail() : translated(call.detail());
    }

    /** The few words that the record of a call has besides what the system call takes and gives. */
    private static String translated(String recorded) {
        Matcher bytes = BYTES.matcher(recorded);
        if (!bytes.matches()) {
            return switch (recorded) {
                case "until EOF" -> say("until EOF");
                case "the FIN came without close_notify: what was read may be cut short" -> say(
                        "the FIN came without close_notify: what was read may be cut short");
                default -> recorded;
            };
        }
        return bytes.group(2) == null
                ? say("%s bytes", bytes.group(1))
                : say("%s bytes before it%s", bytes.group(1), bytes.group(3));
    }

    /** Who made the call, unless it was a step of the script. */
    private static String by(Call call) {
        return switch (call.by()) {
            case SCRIPT -> "";
            case REACTION -> " " + say("by reaction");
            case NETTY -> " " + say("by Netty");
            case NETCAT -> " " + say("by netcat");
            case LAB -> " " + say("by the lab");
        };
    }
}
