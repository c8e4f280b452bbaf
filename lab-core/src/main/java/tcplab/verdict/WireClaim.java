package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tcplab.journal.Timeline;
import tcplab.language.Candidates;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * {@code wire [PHASE] P P …}: these segments left one after the other with nothing between, but where {@code ...} stands.
 * {@code { P P }} leaves the order open, for segments that cross. Repeats are passed over unless a pattern asks for
 * them. With a {@link Phase} they are all of it: of the connections of the sockets that the claim speaks of.
 */
final class WireClaim implements OfSegments {
    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "wire",
                    "claim wire [opening|transfer|closing|all] SEGMENT SEGMENT … (with ... for anything between, { } for any order)",
                    say("These segments left one after the other, with nothing between but repeats. help SEGMENT tells how "
                    + "they are written; a repeat is meant only where its pattern says again, copy or answer. With a phase, as "
                    + "count knows it, these are all of its segments."),
                    "claim wire closing client:FIN conn:ACK conn:FIN client:ACK")
                    .needing(Witness.TCPDUMP)
                    .offering(WireClaim::candidates),
            WireClaim::parse);

    /** A pattern, {@code ...} (no patterns), or patterns in any order. */
    record Element(List<SegmentPattern> patterns) {
        boolean isGap() {
            return patterns.isEmpty();
        }
    }

    /** Whose segments these are all; null if they may stand anywhere. */
    private final Phase phase;

    /** What stands one after the other in the claim. */
    private final Sequence sequence;

    private final List<Element> elements = new ArrayList<>();

    private WireClaim(Phase phase, Sequence sequence) {
        this.phase = phase;
        this.sequence = sequence;
        List<SegmentPattern> group = null;
        for (Sequence.Item item : sequence.items()) {
            if (item == Sequence.Item.OPEN) {
                group = new ArrayList<>();
            } else if (item == Sequence.Item.CLOSE) {
                elements.add(new Element(group));
                group = null;
            } else if (group != null) {
                group.add(item.segment());
            } else if (item.isSegment()) {
                elements.add(new Element(List.of(item.segment())));
            } else if (elements.isEmpty() || !elements.get(elements.size() - 1).isGap()) {
                elements.add(new Element(List.of()));
            }
        }
    }

    private static List<String> candidates(List<String> before, Collection<String> sockets) {
        List<String> segments = Candidates.segments(before, sockets);
        return before.isEmpty() ? Stream.concat(Phase.words().stream(), segments.stream()).toList() : segments;
    }

    static Claim parse(Tokens words) throws SyntaxProblem {
        Phase phase = words.hasNext() ? Phase.of(words.peek()).orElse(null) : null;
        if (phase != null) {
            words.take(phase.word());
        }
        return new WireClaim(phase, Sequence.parse(words));
    }

    @Override
    public Set<String> sockets() {
        Set<String> sockets = new LinkedHashSet<>();
        elements.forEach(e -> e.patterns().forEach(p -> sockets.add(p.who())));
        return sockets;
    }

    @Override
    public Told told() {
        Told segments = sequence.inSentence();
        if (phase == null) {
            return sequence.items().size() == 1 ? say("This segment is sent: %s", segments) : say("These segments follow one another: %s", segments);
        }
        return switch (phase) {
            case OPENING -> say("The opening is these segments alone: %s", segments);
            case TRANSFER -> say("Between the opening and the close there are these segments alone: %s", segments);
            case CLOSING -> say("The close is these segments alone: %s", segments);
            case ALL -> say("The whole run is these segments alone: %s", segments);
        };
    }

    @Override
    public Judgement judge(Timeline timeline) {
        return new WireSearch(timeline, phase, elements, sockets()).judge();
    }

    @Override
    public void ask(Draft draft) {
        if (draft.isRefuted() && OtherSequences.haveNumbers(sequence)) {
            // Which number is right instead, or whether such a segment is there at all, only the run knows.
            return;
        }
        List<Choice> others = new OtherSequences(sequence).all().entrySet().stream()
                .map(other -> new Choice(shown(other.getKey()), new WireClaim(phase, other.getKey()), other.getValue()))
                .toList();
        elements.forEach(element -> element.patterns().forEach(pattern -> pattern.facts().forEach(draft::tells)));
        if (phase != null) {
            draft.tells(phase.word());
        }
        draft.since(SegmentRules.of(sequence));
        boolean single = sequence.items().size() == 1;
        if (single && others.size() < 2) {
            SegmentPattern segment = sequence.items().get(0).segment();
            if (phase == null) {
                draft.asks(segment.asksWhetherSent()).offersYesAndNo(this, KindRules.sent(segment), KindRules.unsent(segment));
            } else {
                draft.asks(say("Is %1$s all that there is of the phase %2$s?", shown(sequence), phase.told())).offersYesAndNo(this);
            }
            return;
        }
        draft.asks(phase != null
                        ? say("Which of these are all the segments of the phase %s?", phase.told())
                        : single ? say("Which of these segments comes?") : say("Which of these come one after the other?"))
                .mixes(new Choice(shown(sequence), this), others);
    }

    /**
     * Without the numbers of bytes, by which a reader would know what was sent and need not think of TCP; nor that a segment
     * only answers a repeat, which the right answer alone would say.
     */
    private static Told shown(Sequence sequence) {
        String text = sequence.toString().replaceAll("len=[1-9]\\d*|\\banswer\\b", "").replaceAll(",(?=[,)])|(?<=\\(),|\\(\\)", "");
        return Told.plain(text);
    }
}
