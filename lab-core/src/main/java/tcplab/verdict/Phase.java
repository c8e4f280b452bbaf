package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.text.Told;

/**
 * A part of each connection's life, by its segments: {@code opening} is from the first SYN until every SYN is
 * acknowledged, {@code closing} from the first FIN or RST on, {@code transfer} what lies between.
 */
enum Phase {
    OPENING,
    TRANSFER,
    CLOSING,
    ALL;

    /** Which of a connection's segments: from this one on, until before that one. */
    private record Part(int from, int until) {}

    /** By its word in a claim. */
    static Optional<Phase> of(String word) {
        return Stream.of(values()).filter(phase -> phase.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Stream.of(values()).map(Phase::word).toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its word as a reader is told it. */
    Told told() {
        return switch (this) {
            case OPENING -> say("opening");
            case TRANSFER -> say("transfer");
            case CLOSING -> say("closing");
            case ALL -> say("all");
        };
    }

    /**
     * The segments of this phase of each connection, in the order of the run: while one opens another may send, or close.
     * Repeats are there with what came before them.
     *
     * @param passages in the order of the run
     * @param roll tells connections apart that had the same four numbers one after another
     */
    List<Passage> of(List<Passage> passages, Roll roll) {
        Set<Passage> parts = passages.stream()
                .collect(Collectors.groupingBy(passage -> ends(passage, roll)))
                .values().stream()
                .flatMap(connection -> ofOne(connection).stream())
                .collect(Collectors.toSet());
        return passages.stream().filter(parts::contains).toList();
    }

    private static Set<Incarnation> ends(Passage passage, Roll roll) {
        return new HashSet<>(List.of(roll.sender(passage), roll.receiver(passage)));
    }

    /** A repeat begins and ends nothing: what it tells was told before. */
    private List<Passage> ofOne(List<Passage> connection) {
        List<Passage> firsts = connection.stream().filter(p -> !p.isRepeat()).toList();
        Part part = switch (this) {
            case OPENING -> new Part(0, opened(firsts));
            case TRANSFER -> new Part(opened(firsts), Math.max(opened(firsts), closes(firsts)));
            case CLOSING -> new Part(closes(firsts), firsts.size());
            case ALL -> new Part(0, firsts.size());
        };
        if (part.from() >= part.until()) {
            return List.of();
        }
        Function<Integer, Integer> place = i -> i < firsts.size() ? connection.indexOf(firsts.get(i)) : connection.size();
        return new ArrayList<>(connection.subList(place.apply(part.from()), place.apply(part.until())));
    }

    /** Index of the first segment that closes or resets; the number of segments if there is none. */
    private static int closes(List<Passage> passages) {
        for (int i = 0; i < passages.size(); i++) {
            Segment segment = passages.get(i).segment();
            if (segment.has(Flag.FIN) || segment.has(Flag.RST)) {
                return i;
            }
        }
        return passages.size();
    }

    /** Index of the first segment after the opening; 0 if there is no opening. */
    private static int opened(List<Passage> passages) {
        int last = -1;
        for (int i = 0; i < passages.size(); i++) {
            if (passages.get(i).segment().has(Flag.SYN)) {
                last = Math.max(last, acknowledgement(passages, i));
            }
        }
        return last + 1;
    }

    /** Index of the first later segment that acknowledges this SYN; its own if there is none. */
    private static int acknowledgement(List<Passage> passages, int syn) {
        Segment sent = passages.get(syn).segment();
        for (int i = syn + 1; i < passages.size(); i++) {
            Segment later = passages.get(i).segment();
            if (later.has(Flag.ACK)
                    && later.tuple().equals(sent.tuple().reversed())
                    && later.ack() == ((sent.seq() + 1) & 0xffff_ffffL)) {
                return i;
            }
        }
        return syn;
    }
}
