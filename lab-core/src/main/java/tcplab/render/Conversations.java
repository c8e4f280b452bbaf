package tcplab.render;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.scene.SegmentWords;
import tcplab.text.Language;

/**
 * The segments of a run as lines that another run of the same experiment gives again: connection by connection, since
 * only chance orders those of two; of two that crossed, the client's first; the segments of a long transfer as one,
 * since only chance cuts it into pieces.
 */
final class Conversations {
    /** So many segments with data in a row, with nothing but their acknowledgements between, are one transfer. */
    private static final int TRANSFER = 10;

    private final Roll roll;
    private final boolean lengthsVary;
    private final Language language;
    private final Map<FourTuple, Long> sent = new LinkedHashMap<>();

    /** @param lengthsVary true if chance decides how long what is sent is, as a signature of TLS */
    Conversations(Roll roll, boolean lengthsVary, Language language) {
        this.roll = roll;
        this.lengthsVary = lengthsVary;
        this.language = language;
    }

    /** The lines of these segments, which are given in order of time. To be asked once. */
    List<Fact> of(List<Passage> passages) {
        Map<FourTuple, List<Passage>> connections = new LinkedHashMap<>();
        for (Passage passage : passages) {
            FourTuple tuple = passage.segment().tuple();
            sent.merge(tuple, 1L + passage.segment().sequenceLength(), Long::sum);
            FourTuple key = connections.containsKey(tuple.reversed()) ? tuple.reversed() : tuple;
            connections.computeIfAbsent(key, t -> new ArrayList<>()).add(passage);
        }
        List<Fact> facts = new ArrayList<>();
        connections.values().forEach(connection -> tell(connection, facts));
        return facts;
    }

    private void tell(List<Passage> connection, List<Fact> facts) {
        putCrossedInOrder(connection);
        int next = 0;
        while (next < connection.size()) {
            int end = endOfTransfer(connection, next);
            if (end > next) {
                facts.add(transfer(connection.subList(next, end)).shownBy(ids(connection.subList(next, end))));
            } else {
                end = next + 1;
                facts.add(Fact.of(segment(connection.get(next))).shownBy(ids(connection.subList(next, end))));
            }
            next = end;
        }
    }

    private static List<Integer> ids(List<Passage> passages) {
        return passages.stream().map(Passage::entryId).toList();
    }

    private void putCrossedInOrder(List<Passage> passages) {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int i = 1; i < passages.size(); i++) {
                Passage first = passages.get(i - 1);
                Passage second = passages.get(i);
                boolean crossed = first.lost() || first.arrivedNanos() > second.atNanos();
                if (crossed && side(first) == Side.SERVER && side(second) == Side.CLIENT) {
                    passages.set(i - 1, second);
                    passages.set(i, first);
                    moved = true;
                }
            }
        }
    }

    private Side side(Passage passage) {
        return roll.side(passage.segment().tuple());
    }

    /** The index after a transfer that begins here; the same index if none does. */
    private static int endOfTransfer(List<Passage> passages, int start) {
        Segment first = passages.get(start).segment();
        int end = start;
        int pieces = 0;
        for (int i = start; i < passages.size(); i++) {
            Segment segment = passages.get(i).segment();
            boolean piece = isData(segment) && segment.tuple().equals(first.tuple());
            boolean answer = segment.length() == 0 && segment.flagWords().equals("ACK")
                    && segment.tuple().equals(first.tuple().reversed());
            if (!piece && !answer) {
                break;
            }
            pieces += piece ? 1 : 0;
            end = i + 1;
            if (segment.has(Flag.FIN)) {
                break;
            }
        }
        return pieces > TRANSFER ? end : start;
    }

    private static boolean isData(Segment segment) {
        return segment.length() > 0 && !segment.has(Flag.SYN) && !segment.has(Flag.RST);
    }

    private Fact transfer(List<Passage> transfer) {
        Passage first = transfer.get(0);
        FourTuple tuple = first.segment().tuple();
        long end = transfer.stream()
                .filter(p -> p.segment().tuple().equals(tuple))
                .mapToLong(p -> p.relativeSeq() + p.segment().length())
                .max()
                .orElse(0);
        boolean fin = transfer.stream().anyMatch(p -> p.segment().has(Flag.FIN));
        long bytes = end - first.relativeSeq();
        return Fact.of(way(first) + language.tell(fin
                ? say("data and FIN seq=%1$d len=%2$d, in pieces", first.relativeSeq(), bytes)
                : say("data seq=%1$d len=%2$d, in pieces", first.relativeSeq(), bytes)));
    }

    private String segment(Passage passage) {
        Segment segment = passage.segment();
        FourTuple tuple = segment.tuple();
        String ack = !segment.has(Flag.ACK)
                ? ""
                : " ack=" + (passage.relativeAck() == null ? "*" : number(passage.relativeAck(), tuple.reversed()));
        return way(passage) + language.tell(SegmentWords.flags(segment)) + " seq=" + number(passage.relativeSeq(), tuple) + ack + " len="
                + (lengthsVary && segment.length() > 0 ? "*" : segment.length()) + (passage.again() ? " again" : "")
                + (passage.probe() == null ? "" : " " + language.tell(passage.probe().told())) + (passage.copy() ? " copy" : "")
                + (passage.lost() ? " lost" : "");
    }

    /** A number beyond all that was sent on this connection belongs to another one, and to that one's initial number. */
    private String number(long relative, FourTuple sender) {
        boolean counted = relative <= sent.getOrDefault(sender, 0L) && (!lengthsVary || relative <= 1);
        return counted ? Long.toString(relative) : "*";
    }

    private String way(Passage passage) {
        return who(roll.sender(passage)) + " > " + who(roll.receiver(passage)) + ": ";
    }

    private String who(Incarnation socket) {
        return roll.name(socket).orElse(roll.side(socket.tuple()).word());
    }
}
