package tcplab.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tcplab.event.Call;
import tcplab.event.StepDone;
import tcplab.journal.Timeline;

/**
 * The time of a run that its script did not ask for. A pause and an await are the script's, and so is a call from when it
 * was made until it returned; what passes between two steps, and in a step before its call is made, the lab took, or
 * whoever steps through the run.
 */
final class LabTime {
    private record Span(long from, long to) {}

    /** Without overlaps, in order. */
    private final List<Span> asked = new ArrayList<>();

    LabTime(Timeline timeline) {
        List<Call> calls = timeline.all(Call.class);
        List<Span> spans = new ArrayList<>();
        for (StepDone step : timeline.all(StepDone.class)) {
            List<Span> made = calls.stream()
                    .filter(call -> call.by() == Call.By.SCRIPT && call.atNanos() >= step.atNanos() && call.atNanos() <= step.endNanos())
                    .map(call -> new Span(call.atNanos(), Math.min(call.endNanos(), step.endNanos())))
                    .toList();
            spans.addAll(made.isEmpty() ? List.of(new Span(step.atNanos(), step.endNanos())) : made);
        }
        spans.sort(Comparator.comparingLong(Span::from));
        long end = Long.MIN_VALUE;
        for (Span span : spans) {
            if (span.to > end) {
                asked.add(new Span(Math.max(span.from, end), span.to));
                end = span.to;
            }
        }
        // After the last step nobody is late.
        asked.add(new Span(end, Long.MAX_VALUE));
    }

    /** How much of it there is between two moments, in nanoseconds. */
    long nanos(long from, long to) {
        long theScripts = asked.stream()
                .mapToLong(span -> Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)))
                .sum();
        return to - from - theScripts;
    }
}
