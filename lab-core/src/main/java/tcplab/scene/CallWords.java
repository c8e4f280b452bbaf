package tcplab.scene;

import static tcplab.text.Language.say;

import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.text.Columns;

/**
 * A socket call in words: {@code close() = 0}, {@code conn recv() = 5 "hello"},
 * {@code send(5) = EPIPE (broken pipe)}.
 */
public final class CallWords {
    private CallWords() {}

    /** The call with its result. */
    static String whole(Call call) {
        return begun(call) + " = " + result(call);
    }

    /** The call without a result. The socket is named unless it is its side's default one. */
    static String begun(Call call) {
        return subject(call) + call.name() + "(" + Columns.printable(call.arguments()) + ")";
    }

    /** The result of a call that was shown before: {@code connect() = 0}. */
    static String ended(Call call) {
        return subject(call) + call.name() + "() = " + result(call);
    }

    /** The same words without the meaning of an errno, where they would not fit. */
    public static String withoutMeaning(String words) {
        return words.replaceFirst("(= E[A-Z]+) \\([^)]*\\)", "$1");
    }

    private static String subject(Call call) {
        return call.socket().equals(call.side().word()) ? "" : call.socket() + " ";
    }

    private static String result(Call call) {
        if (call.result() instanceof CallResult.Failed failed) {
            return call.result().word() + " (" + failed.errno().text() + noted(call, "; ") + ")" + by(call);
        }
        String detail = Columns.printable(call.detail());
        if (call.name().startsWith("accept") && !detail.isEmpty()) {
            return detail + by(call);
        }
        boolean reads = call.name().startsWith("recv") || call.name().equals("SSL_read");
        boolean received = reads && !detail.isEmpty() && !detail.startsWith("\"");
        String shown = received ? "\"" + detail + "\"" : detail;
        return call.result().word() + noted(call, " ") + (shown.isEmpty() ? "" : " " + shown) + by(call);
    }

    private static String noted(Call call, String before) {
        return call.note() == null ? "" : before + Columns.printable(call.note().toString());
    }

    /** What came with the result and what else is to be said of it, without the meaning of an errno. */
    public static String meaning(Call call) {
        return (noted(call, "") + " " + call.detail()).strip();
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
