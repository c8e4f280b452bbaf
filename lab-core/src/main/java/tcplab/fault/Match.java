package tcplab.fault;

import static tcplab.text.Told.say;

import java.util.Set;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Endpoint;
import tcplab.model.Probe;
import tcplab.model.Segment;
import tcplab.model.SegmentKind;
import tcplab.model.Side;
import tcplab.text.NoSuchWord;
import tcplab.text.Told;

/**
 * Which segments a rule means: {@code client:FIN}, {@code any:DATA}, {@code conn:SYN+ACK}.
 *
 * @param from the side that sends them; null for both sides
 * @param socket the socket that sends them, if it is one with a name of its own; null for every socket of the side
 * @param local the socket's endpoint, once it is known; null for any
 * @param remote its peer's endpoint, once it is known; null for any
 * @param of the only connection that it means; null for any
 */
public record Match(Side from, String socket, SegmentKind kind, Endpoint local, Endpoint remote, Connection of) {
    /** Every segment. */
    public static final Match ALL = new Match(null, null, SegmentKind.parse("ANY"), null, null, null);

    /** What may stand behind a segment, where none is named. */
    private static final Set<String> BEHIND = Set.of("of", "one", "within");

    /** Tells the side of a socket of the script. */
    public interface Sockets {
        Side sideOf(String socket) throws SyntaxProblem;

        /** Takes the name of a socket that a later line may name. */
        default void laterOrNow(String socket) throws SyntaxProblem {
            sideOf(socket);
        }
    }

    /** Understands {@code WHO:KIND}. @param sockets tells the side of a named socket */
    public static Match parse(String text, Sockets sockets) throws SyntaxProblem {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new SyntaxProblem(say("'%s' does not say whose segment", text),
                    say("write client:%s, server:%s or any:%s", text, text, text));
        }
        if (text.indexOf('(') >= 0) {
            throw new SyntaxProblem(say("'%s': a rule of the wire knows no numbers and marks of a segment", text),
                    say("write %s, and choose with n= and times=", text.substring(0, text.indexOf('('))));
        }
        String who = text.substring(0, colon);
        boolean ofSocket = Side.of(who).isEmpty() && !who.equals("any");
        Side side = ofSocket ? sockets.sideOf(who) : Side.of(who).orElse(null);
        try {
            return new Match(side, ofSocket ? who : null, SegmentKind.parse(text.substring(colon + 1)), null, null, null);
        } catch (NoSuchWord e) {
            throw new SyntaxProblem(e.told(), e.hint().orElseGet(() -> say("one of: %s, joined with +", Told.listed(SegmentKind.WORDS))));
        }
    }

    /** Understands {@code [WHO:KIND] [of SOCKET]}: every segment if none is named, in every connection if no socket is. */
    public static Match parseOrAll(Tokens words, Sockets sockets) throws SyntaxProblem {
        Match match = !words.hasNext() || BEHIND.contains(words.peek()) ? ALL : parse(words.next("WHO:KIND"), sockets);
        if (!words.take("of")) {
            return match;
        }
        String socket = words.next(say("the socket"));
        sockets.sideOf(socket);
        return match.in(new Connection(socket));
    }

    /** The same for the socket's endpoints. @param peer null if it has none yet */
    public Match between(Endpoint own, Endpoint peer) {
        return new Match(from, socket, kind, own, peer, of);
    }

    /** The same in one connection only. */
    public Match in(Connection connection) {
        return new Match(from, socket, kind, local, remote, connection);
    }

    /** A segment meets the rules, whether it is meant or not: it may tell which connection is meant. */
    public void sees(Side sender, Segment segment) {
        if (of != null) {
            of.sees(sender, segment);
        }
    }

    /**
     * True if it means this segment.
     *
     * @param sender the side that sent it
     * @param probe what it asks its receiver, null if it is no probe
     */
    public boolean matches(Side sender, Segment segment, Probe probe) {
        return (from == null || from == sender)
                && (local == null || local.equals(segment.from()))
                && (remote == null || remote.equals(segment.to()))
                && (of == null || of.has(segment))
                && kind.matches(segment, probe);
    }

    @Override
    public String toString() {
        return (socket != null ? socket : from == null ? "any" : from.word()) + ":" + kind + (of == null ? "" : " of " + of.socket());
    }
}
