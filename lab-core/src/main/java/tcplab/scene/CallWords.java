package tcplab.scene;

import static tcplab.text.Told.say;

import java.util.Set;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.model.Side;
import tcplab.text.Columns;
import tcplab.text.Told;

/**
 * A socket call in words: {@code close() = 0}, {@code conn recv() = 5 "hello"},
 * {@code send(5) = EPIPE (broken pipe)}.
 */
public final class CallWords {
    /** How the names of calls begin that wait for what the peer sends. */
    private static final Set<String> WAITS = Set.of("recv", "accept", "SSL_read");

    private CallWords() {}

    /** True for a call that waits for the peer: its end is what a drawing shows. */
    static boolean waits(Call call) {
        return WAITS.stream().anyMatch(call.name()::startsWith);
    }

    /** The call with its result. */
    public static Told whole(Call call) {
        return Told.format("%s = %s", begun(call), result(call));
    }

    /** The call without a result. The socket is named unless it is its side's default one. */
    static Told begun(Call call) {
        return Told.plain(subject(call) + call.name() + "(" + Columns.printable(call.arguments()) + ")");
    }

    /** The result of a call that was shown before: {@code connect() = 0}. */
    static Told ended(Call call) {
        return Told.format("%s%s() = %s", subject(call), call.name(), result(call));
    }

    /** The same words without the meaning of an errno, where they would not fit. */
    public static String withoutMeaning(String words) {
        return words.replaceFirst("(= E[A-Z]+) \\([^)]*\\)", "$1");
    }

    private static String subject(Call call) {
        return subject(call.side(), call.socket());
    }

    static String subject(Side side, String socket) {
        return socket.equals(side.word()) ? "" : socket + " ";
    }

    private static Told result(Call call) {
        String word = call.result().word();
        if (call.result() instanceof CallResult.Failed failed) {
            Told note = call.note() == null ? Told.nothing() : Told.format("; %s", call.note());
            return Told.format("%s (%s%s)%s", word, failed.errno().text(), note, by(call));
        }
        if (call.givesValue()) {
            return Told.format("%s%s", Columns.printable(call.outcome()), by(call));
        }
        String detail = Columns.printable(call.detail());
        if (call.name().startsWith("accept") && !detail.isEmpty()) {
            return Told.format("%s%s", detail, by(call));
        }
        boolean reads = call.name().startsWith("recv") || call.name().equals("SSL_read");
        boolean received = reads && !detail.isEmpty() && !detail.startsWith("\"");
        String shown = received ? "\"" + detail + "\"" : detail;
        Told note = call.note() == null ? Told.nothing() : Told.format(" %s", call.note());
        return Told.format("%s%s%s%s", word, note, shown.isEmpty() ? "" : " " + shown, by(call));
    }

    /** What came with the result and what else is to be said of it, without the meaning of an errno. */
    public static Told meaning(Call call) {
        Told detail = Told.plain(call.detail().strip());
        if (call.note() == null) {
            return detail;
        }
        return detail.isEmpty() ? call.note() : Told.format("%s %s", call.note(), detail);
    }

    /** Who made the call, unless it was a step of the script. */
    private static Told by(Call call) {
        return switch (call.by()) {
            case SCRIPT -> Told.nothing();
            case REACTION -> Told.format(" %s", say("by reaction"));
            case NETTY -> Told.format(" %s", say("by Netty"));
            case NETCAT -> Told.format(" %s", say("by netcat"));
            case LAB -> Told.format(" %s", say("by the lab"));
        };
    }
}
