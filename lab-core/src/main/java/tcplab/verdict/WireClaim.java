package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.language.Candidates;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * {@code wire P P …}: these segments left one after the other with nothing between, but where {@code ...} stands.
 * {@code { P P }} leaves the order open, for segments that cross. Repeats are passed over unless a pattern asks for
 * them.
 */
final class WireClaim implements OfSegments {
    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "wire",
                    "claim wire SEGMENT SEGMENT … (with ... for anything between, { } for any order)",
                    say("These segments left one after the other, with nothing between but repeats. help SEGMENT tells how "
                    + "they are written; a repeat is meant only where its pattern says again, copy or answer."),
                    "claim wire client:FIN conn:ACK conn:FIN client:ACK")
                    .needing(Witness.TCPDUMP)
                    .offering(Candidates::segments),
            WireClaim::parse);

    /** A pattern, {@code ...} (no patterns), or patterns in any order. */
    private record Element(List<SegmentPattern> patterns) {
        boolean isGap() {
            return patterns.isEmpty();
        }
    }

    /** What stands one after the other in the claim. */
    private final Sequence sequence;

    private final List<Element> elements = new ArrayList<>();

    WireClaim(Sequence sequence) {
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
            } else {
                elements.add(new Element(item == Sequence.Item.GAP ? List.of() : List.of(item.segment())));
            }
        }
    }

    static Claim parse(Tokens words) throws SyntaxProblem {
        return new WireClaim(Sequence.parse(words));
    }

    @Override
    public Set<String> sockets() {
        Set<String> sockets = new LinkedHashSet<>();
        elements.forEach(e -> e.patterns().forEach(p -> sockets.add(p.who())));
        return sockets;
    }

    @Override
    public Judgement judge(Timeline timeline) {
        return new Search(timeline).judge();
    }

    @Override
    public void ask(Draft draft) {
        List<Choice> others = new OtherSequences(sequence).all().stream()
                .map(other -> new Choice(Told.plain(other.toString()), new WireClaim(other)))
                .toList();
        boolean single = sequence.items().size() == 1;
        if (single && others.size() < 2) {
            draft.asks(sequence.items().get(0).segment().asksWhetherSent()).offersYesAndNo(this);
            return;
        }
        draft.asks(single ? say("Which of these segments comes?") : say("Which of these come one after the other?"))
                .mixes(new Choice(Told.plain(sequence.toString()), this), others);
    }

    /** One search through one timeline. */
    private final class Search {
        private final Timeline timeline;
        private final List<Passage> passages;
        private final Set<String> failed = new HashSet<>();
        private List<Passage> best = List.of();
        private Passage stoppedAt;
        private SegmentPattern wanted;

        Search(Timeline timeline) {
            this.timeline = timeline;
            this.passages = timeline.passages().stream()
                    .filter(p -> sockets().contains("any")
                            || sockets().stream().anyMatch(s -> timeline.roll().concerns(s, p)))
                    .toList();
        }

        Judgement judge() {
            for (int start = 0; start < passages.size(); start++) {
                List<Passage> found = match(0, List.copyOf(elements.get(0).patterns()), start, List.of());
                if (found != null) {
                    long passedOver = passedOver(found);
                    return Judgement.confirmed(
                            Told.format("%s%s", Evidence.words(found, timeline), Evidence.passedOver(passedOver)),
                            Evidence.ids(found));
                }
            }
            if (passages.isEmpty()) {
                return Judgement.refuted(say("no segment of these sockets was seen"), List.of());
            }
            if (best.isEmpty()) {
                return Judgement.refuted(say("there was no %s", elements.get(0).patterns().stream()
                        .map(pattern -> Told.plain(pattern.toString())).reduce((a, b) -> say("%s or %s", a, b))
                        .orElse(say("such segment"))), List.of());
            }
            String before = Evidence.words(best.get(best.size() - 1), timeline);
            if (stoppedAt == null) {
                return Judgement.refuted(say("after %s there came no %s", before, wanted), List.of());
            }
            List<Passage> shown = new ArrayList<>(best);
            shown.add(stoppedAt);
            return Judgement.refuted(
                    say("after %s came %s, not %s", before, Evidence.words(stoppedAt, timeline), wanted),
                    Evidence.ids(shown));
        }

        private long passedOver(List<Passage> found) {
            int first = passages.indexOf(found.get(0));
            int last = passages.indexOf(found.get(found.size() - 1));
            long count = 0;
            for (int i = first; i < last; i++) {
                count += passages.get(i).isRepeat() && !found.contains(passages.get(i)) ? 1 : 0;
            }
            return count;
        }

        /**
         * Matches from one element and one passage on.
         *
         * @param left the patterns of this element that are not matched yet
         * @return all that was matched, or null
         */
        private List<Passage> match(int element, List<SegmentPattern> left, int at, List<Passage> soFar) {
            if (left.isEmpty()) {
                if (element + 1 == elements.size()) {
                    return soFar;
                }
                Element next = elements.get(element + 1);
                return next.isGap()
                        ? afterGap(element + 2, at, soFar)
                        : match(element + 1, next.patterns(), at, soFar);
            }
            String state = element + " " + at + " " + left;
            if (at >= passages.size() || failed.contains(state)) {
                remember(soFar, null, left.get(0));
                return null;
            }
            Passage passage = passages.get(at);
            for (SegmentPattern pattern : left) {
                if (admits(pattern, passage, soFar) && pattern.matches(passage, timeline)) {
                    List<SegmentPattern> rest = new ArrayList<>(left);
                    rest.remove(pattern);
                    List<Passage> more = new ArrayList<>(soFar);
                    more.add(passage);
                    List<Passage> found = match(element, rest, at + 1, more);
                    if (found != null) {
                        return found;
                    }
                }
            }
            List<Passage> found = passage.isRepeat() && !soFar.isEmpty() ? match(element, left, at + 1, soFar) : null;
            if (found == null) {
                failed.add(state);
                remember(soFar, passage, left.get(0));
            }
            return found;
        }

        /** A repeat is meant only where the claim asks for one; the answer to it may stand behind it as it is. */
        private boolean admits(SegmentPattern pattern, Passage passage, List<Passage> soFar) {
            Passage before = soFar.isEmpty() ? null : soFar.get(soFar.size() - 1);
            return pattern.admits(passage)
                    || passage.answer() && before != null && (before.again() || before.copy());
        }

        private List<Passage> afterGap(int element, int at, List<Passage> soFar) {
            if (element >= elements.size()) {
                return soFar;
            }
            for (int start = at; start <= passages.size(); start++) {
                List<Passage> found = match(element, elements.get(element).patterns(), start, soFar);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }

        private void remember(List<Passage> soFar, Passage passage, SegmentPattern pattern) {
            if (soFar.size() > best.size()) {
                best = soFar;
                stoppedAt = passage;
                wanted = pattern;
            }
        }
    }
}
