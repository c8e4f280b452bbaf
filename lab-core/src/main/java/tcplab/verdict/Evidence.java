package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tcplab.event.SocketNamed;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.Side;
import tcplab.model.Witness;
import tcplab.text.Told;

/** Words and looks that several claims share. */
final class Evidence {
    private Evidence() {}

    /** Why this witness cannot testify, or a socket of the claim never had an endpoint. */
    static Optional<Told> obstacle(Timeline timeline, Witness witness, Iterable<String> sockets) {
        Optional<Told> gap = timeline.gapIn(witness);
        return gap.isPresent() ? gap : neverNamed(timeline, sockets, false);
    }

    /** The same for a claim about segments, where client and server also mean the whole side. */
    static Optional<Told> obstacleToSegments(Timeline timeline, Iterable<String> senders) {
        Optional<Told> gap = timeline.gapIn(Witness.TCPDUMP);
        return gap.isPresent() ? gap : neverNamed(timeline, senders, true);
    }

    /** The same for a claim about how many lines ss shows. */
    static Optional<Told> obstacleToLines(Timeline timeline, Iterable<String> sockets) {
        Optional<Told> gap = timeline.gapIn(Witness.SS);
        return gap.isPresent() ? gap : neverNamed(timeline, sockets, true);
    }

    private static Optional<Told> neverNamed(Timeline timeline, Iterable<String> sockets, boolean orSides) {
        for (String socket : sockets) {
            boolean side = socket.equals("any") || orSides && Side.of(socket).isPresent();
            if (!side && timeline.socket(socket).isEmpty()) {
                return Optional.of(say("no socket of the run was ever named %s", socket));
            }
        }
        return Optional.empty();
    }

    /** {@code client:FIN+ACK}: a segment as a claim would write it, by the name of the socket that sent it. */
    static String words(Passage passage, Timeline timeline) {
        Roll roll = timeline.roll();
        return words(passage, roll.name(roll.sender(passage))
                .or(() -> roll.listener(passage.segment().from()).map(SocketNamed::socket))
                .orElse(passage.segment().from().toString()));
    }

    /** The same as a claim writes it that calls its sender so: by the socket's name or the side's. */
    private static String words(Passage passage, String who) {
        String data = passage.segment().length() > 0 ? "DATA(" + passage.segment().length() + ")+" : "";
        String flags = passage.segment().flagWords().replace("PSH+", "");
        return who + ":" + data + (passage.probe() == null ? flags : passage.probe().word()) + mark(passage);
    }

    private static String mark(Passage passage) {
        String repeat = passage.again() ? "again" : passage.copy() ? "copy" : passage.answer() ? "answer" : "";
        if (passage.lost()) {
            return repeat.isEmpty() ? "(lost)" : "(" + repeat + ",lost)";
        }
        return repeat.isEmpty() ? "" : "(" + repeat + ")";
    }

    /** As the claim calls its sender; {@code any} is nobody's name. */
    static String words(Passage passage, SegmentPattern pattern, Timeline timeline) {
        return pattern.who().equals("any") ? words(passage, timeline) : words(passage, pattern.who());
    }

    static String words(List<Passage> passages, Timeline timeline) {
        return passages.stream().map(p -> words(p, timeline)).collect(Collectors.joining(" "));
    }

    /** {@code ; 2 retransmissions, copies or answers to them were passed over}, or nothing. */
    static Told passedOver(long repeats) {
        if (repeats == 0) {
            return Told.nothing();
        }
        return repeats == 1
                ? say("; 1 retransmission, copy or answer to one was passed over")
                : say("; %d retransmissions, copies or answers to them were passed over", repeats);
    }

    static List<Integer> ids(List<Passage> passages) {
        return passages.stream().map(Passage::entryId).toList();
    }
}
