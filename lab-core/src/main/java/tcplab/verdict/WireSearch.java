package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.text.Told;

/** One search for the elements of a {@link WireClaim} through one timeline. */
final class WireSearch {
    private final Timeline timeline;
    private final Phase phase;
    private final List<WireClaim.Element> elements;
    private final List<Passage> passages;
    private final Set<String> failed = new HashSet<>();
    private List<Passage> best = List.of();
    private Passage stoppedAt;
    /** What should have come there; null if nothing should. */
    private SegmentPattern wanted;

    /**
     * @param phase whose segments they must be, all of them; null if they may stand anywhere
     * @param sockets those that the claim speaks of
     */
    WireSearch(Timeline timeline, Phase phase, List<WireClaim.Element> elements, Set<String> sockets) {
        this.timeline = timeline;
        this.phase = phase;
        this.elements = elements;
        List<Passage> theirs = timeline.passages().stream()
                .filter(p -> sockets.contains("any") || sockets.stream().anyMatch(s -> timeline.roll().concerns(s, p)))
                .toList();
        this.passages = phase == null ? theirs : phase.of(theirs, timeline.roll());
    }

    Judgement judge() {
        boolean anywhere = elements.get(0).isGap();
        for (int start = 0; start < passages.size(); start++) {
            List<Passage> found = anywhere
                    ? afterGap(1, start, List.of())
                    : match(0, List.copyOf(elements.get(0).patterns()), start, List.of());
            if (found != null) {
                return Judgement.confirmed(
                        Told.format("%s%s", Evidence.words(found, timeline), Evidence.passedOver(passedOver(found))),
                        Evidence.ids(found));
            }
            if (phase != null && (anywhere || !passages.get(start).isRepeat())) {
                // Whatever begins later is not all of it.
                break;
            }
        }
        return missing();
    }

    private Judgement missing() {
        if (passages.isEmpty()) {
            return Judgement.refuted(phase == null || timeline.passages().isEmpty()
                    ? say("no segment of these sockets was seen")
                    : say("these sockets have no segments of the phase %s", phase.word()), List.of());
        }
        if (best.isEmpty()) {
            Told first = firstPatterns().stream()
                    .map(pattern -> Told.plain(pattern.toString())).reduce((a, b) -> say("%s or %s", a, b))
                    .orElse(say("such segment"));
            return phase == null || elements.get(0).isGap()
                    ? Judgement.refuted(say("there was no %s", first), List.of())
                    : Judgement.refuted(say("the first segment of the phase %1$s was %2$s, not %3$s", phase.word(),
                            Evidence.words(passages.get(0), timeline), first), Evidence.ids(passages.subList(0, 1)));
        }
        String before = Evidence.words(best.get(best.size() - 1), timeline);
        if (stoppedAt == null) {
            return Judgement.refuted(say("after %s there came no %s", before, wanted), Evidence.ids(best));
        }
        List<Passage> shown = new ArrayList<>(best);
        shown.add(stoppedAt);
        String came = Evidence.words(stoppedAt, timeline);
        return Judgement.refuted(wanted == null
                ? say("after %1$s came %2$s too", before, came)
                : say("after %s came %s, not %s", before, came, wanted), Evidence.ids(shown));
    }

    private List<SegmentPattern> firstPatterns() {
        return elements.get(elements.get(0).isGap() ? 1 : 0).patterns();
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
                return isAll(at, soFar) ? soFar : null;
            }
            WireClaim.Element next = elements.get(element + 1);
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

    /** True if nothing more of the phase follows, if they are to be all of one. */
    private boolean isAll(int at, List<Passage> soFar) {
        if (phase == null) {
            return true;
        }
        for (Passage passage : passages.subList(at, passages.size())) {
            if (!passage.isRepeat()) {
                remember(soFar, passage, null);
                return false;
            }
        }
        return true;
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
