package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.text.Told;

/** One search for the elements of a {@link WireClaim} through one timeline. */
final class WireSearch {
    /** Patterns that are held against a segment; a claim about a run of the lab needs some hundred. */
    private static final int MOST_TRIALS = 100_000;

    private final Timeline timeline;
    private final Phase phase;
    private final List<WireClaim.Element> elements;
    private final List<Passage> passages;
    private final Set<State> failed = new HashSet<>();
    private int trials;
    private List<Met> best = List.of();
    private Passage stoppedAt;
    /** What should have come there; null if nothing should. */
    private SegmentPattern wanted;

    /** Where nothing was found. @param left the patterns of the element that were still to be matched; empty for a gap before it */
    private record State(int element, int at, boolean afterRepeat, List<SegmentPattern> left) {
        private static final int SPREAD = 0x9e3779b1;

        /** Small numbers, and many of them: what a record would make of them is often the same. */
        @Override
        public int hashCode() {
            return ((element * SPREAD + at) * SPREAD + left.hashCode()) * 2 + (afterRepeat ? 1 : 0);
        }
    }

    /** A segment, and the pattern that means it. */
    private record Met(Passage passage, SegmentPattern pattern) {
        static List<Passage> passages(List<Met> all) {
            return all.stream().map(Met::passage).toList();
        }
    }

    /** What was matched, the last first. @param before null for the first */
    private record Found(Found before, Met met, int size) {
        Passage last() {
            return met.passage();
        }

        static List<Met> inOrder(Found found) {
            LinkedList<Met> all = new LinkedList<>();
            for (Found one = found; one != null; one = one.before()) {
                all.addFirst(one.met());
            }
            return List.copyOf(all);
        }

        static boolean isRepeat(Found found) {
            return found != null && (found.last().again() || found.last().copy());
        }
    }

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
        for (int start = 0; start < passages.size() && trials <= MOST_TRIALS; start++) {
            Found found = anywhere
                    ? afterGap(1, start, null)
                    : match(0, List.copyOf(elements.get(0).patterns()), start, null);
            if (found != null) {
                List<Met> all = Found.inOrder(found);
                List<Passage> segments = Met.passages(all);
                return Judgement.confirmed(
                        Told.format("%s%s", all.stream().map(this::words).collect(Collectors.joining(" ")), Evidence.passedOver(passedOver(segments))),
                        Evidence.ids(segments));
            }
            if (phase != null && (anywhere || !passages.get(start).isRepeat())) {
                // Whatever begins later is not all of it.
                break;
            }
        }
        return trials > MOST_TRIALS
                ? Judgement.inconclusive(say("the claim fits in too many ways: after %s trials the search was given up", MOST_TRIALS))
                : missing();
    }

    private Judgement missing() {
        if (passages.isEmpty()) {
            return Judgement.refuted(phase == null || timeline.passages().isEmpty()
                    ? say("no segment of these sockets was seen")
                    : say("these sockets have no segments of the phase %s", phase.told()), List.of());
        }
        if (best.isEmpty()) {
            Told first = firstPatterns().stream()
                    .map(pattern -> Told.plain(pattern.toString())).reduce((a, b) -> say("%s or %s", a, b))
                    .orElse(say("such segment"));
            return phase == null || elements.get(0).isGap()
                    ? Judgement.refuted(say("there was no %s", first), List.of())
                    : Judgement.refuted(say("the first segment of the phase %1$s was %2$s, not %3$s", phase.told(),
                            Evidence.words(passages.get(0), timeline), first), Evidence.ids(passages.subList(0, 1)));
        }
        String before = words(best.get(best.size() - 1));
        if (stoppedAt == null) {
            return Judgement.refuted(say("after %s there came no %s", before, wanted), Evidence.ids(Met.passages(best)));
        }
        List<Passage> shown = new ArrayList<>(Met.passages(best));
        shown.add(stoppedAt);
        String came = Evidence.words(stoppedAt, timeline);
        return Judgement.refuted(wanted == null
                ? say("after %1$s came %2$s too", before, came)
                : say("after %s came %s, not %s", before, came, wanted), Evidence.ids(shown));
    }

    private String words(Met met) {
        return Evidence.words(met.passage(), met.pattern(), timeline);
    }

    private List<SegmentPattern> firstPatterns() {
        return elements.get(elements.get(0).isGap() ? 1 : 0).patterns();
    }

    private long passedOver(List<Passage> found) {
        Set<Passage> matched = new HashSet<>(found);
        int first = passages.indexOf(found.get(0));
        int last = passages.indexOf(found.get(found.size() - 1));
        long count = 0;
        for (int i = first; i < last; i++) {
            count += passages.get(i).isRepeat() && !matched.contains(passages.get(i)) ? 1 : 0;
        }
        return count;
    }

    /**
     * Matches from one element and one passage on.
     *
     * @param left the patterns of this element that are not matched yet
     * @return all that was matched, or null
     */
    private Found match(int element, List<SegmentPattern> left, int from, Found soFar) {
        if (left.isEmpty()) {
            return matched(element, from, soFar);
        }
        for (int at = from; ; at++) {
            State state = new State(element, at, Found.isRepeat(soFar), left);
            trials += left.size();
            if (at >= passages.size() || trials > MOST_TRIALS || failed.contains(state)) {
                remember(soFar, null, left.get(0));
                return null;
            }
            Found found = matchAt(element, left, at, soFar);
            if (found != null) {
                return found;
            }
            failed.add(state);
            if (!passages.get(at).isRepeat() || soFar == null) {
                remember(soFar, passages.get(at), left.get(0));
                return null;
            }
        }
    }

    /** Goes on behind an element of which all is matched. */
    private Found matched(int element, int at, Found soFar) {
        if (element + 1 == elements.size()) {
            return isAll(at, soFar) ? soFar : null;
        }
        WireClaim.Element next = elements.get(element + 1);
        return next.isGap()
                ? afterGap(element + 2, at, soFar)
                : match(element + 1, next.patterns(), at, soFar);
    }

    /** With one of the patterns at this passage; of equal ones the first stands for all. */
    private Found matchAt(int element, List<SegmentPattern> left, int at, Found soFar) {
        Passage passage = passages.get(at);
        Set<String> tried = new HashSet<>();
        for (SegmentPattern pattern : left) {
            if (tried.add(pattern.toString()) && admits(pattern, passage, soFar) && pattern.matches(passage, timeline)) {
                List<SegmentPattern> rest = new ArrayList<>(left);
                rest.remove(pattern);
                Found found = match(element, rest, at + 1, new Found(soFar, new Met(passage, pattern), soFar == null ? 1 : soFar.size() + 1));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** True if nothing more of the phase follows, if they are to be all of one. */
    private boolean isAll(int at, Found soFar) {
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
    private boolean admits(SegmentPattern pattern, Passage passage, Found soFar) {
        return pattern.admits(passage) || passage.answer() && Found.isRepeat(soFar);
    }

    private Found afterGap(int element, int at, Found soFar) {
        if (element >= elements.size()) {
            return soFar;
        }
        for (int start = at; start <= passages.size() && trials <= MOST_TRIALS; start++) {
            // What was not found behind an earlier place is not behind this one.
            State state = new State(element, start, Found.isRepeat(soFar), List.of());
            if (failed.contains(state)) {
                return null;
            }
            Found found = match(element, elements.get(element).patterns(), start, soFar);
            if (found != null) {
                return found;
            }
            failed.add(state);
        }
        return null;
    }

    private void remember(Found soFar, Passage passage, SegmentPattern pattern) {
        if (soFar != null && soFar.size() > best.size()) {
            best = Found.inOrder(soFar);
            stoppedAt = passage;
            wanted = pattern;
        }
    }
}
