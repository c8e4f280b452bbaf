package tcplab.client.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a learner is in the course. What was answered wrong comes again after a day; answered right then, after three
 * days, seven and fourteen, and then no more.
 *
 * @param at the experiment of the lesson that was begun last, or empty
 * @param done the lessons that were gone through to the end, by experiment
 * @param again what is asked again
 */
public record Progress(String at, Map<String, Done> done, List<Again> again) {
    private static final int[] DAYS = {1, 3, 7, 14};

    /** A lesson that was gone through, as it went the last time. @param asked questions that its run answered */
    public record Done(int asked, int right) {}

    /** A question of a lesson. @param claim that it was made from @param without true if it is asked of the claim's control */
    public record Asked(String experiment, String claim, boolean without) {}

    /** A question that was answered wrong. @param rights how often it was answered right since @param due the day, {@code 2026-11-29} */
    public record Again(Asked question, int rights, String due) {
        boolean isDue(LocalDate today) {
            return !LocalDate.parse(due).isAfter(today);
        }
    }

    /** Of whoever begins. */
    static Progress none() {
        return new Progress("", Map.of(), List.of());
    }

    public Progress {
        done = Collections.unmodifiableMap(new TreeMap<>(done));
        again = List.copyOf(again);
    }

    /** False of what cannot have come about here. */
    boolean isPossible() {
        return done.values().stream().allMatch(lesson -> lesson.right() >= 0 && lesson.right() <= lesson.asked())
                && again.stream().allMatch(Progress::canBe);
    }

    private static boolean canBe(Again again) {
        Asked question = again.question();
        return question != null && question.experiment() != null && question.claim() != null
                && again.rights() >= 0 && again.rights() < DAYS.length
                && again.due() != null && isDate(again.due());
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** With that lesson begun. */
    Progress begun(String experiment) {
        return new Progress(experiment, done, again);
    }

    /** With that lesson gone through. */
    Progress finished(String experiment, Done round) {
        Map<String, Done> more = new TreeMap<>(done);
        more.put(experiment, round);
        return new Progress(at, more, again);
    }

    /** With a question answered. A right answer before the day on which it is due shows nothing. */
    Progress answered(Asked question, boolean right, LocalDate today) {
        List<Again> next = new ArrayList<>(again);
        next.removeIf(old -> old.question().equals(question));
        int rights = again.stream().filter(old -> old.question().equals(question)).mapToInt(Again::rights).findFirst().orElse(-1);
        boolean early = rights >= 0 && !isDue(question, today);
        if (right && early) {
            return this;
        }
        int after = right ? rights + 1 : 0;
        boolean isKnown = right && (rights < 0 || after == DAYS.length);
        if (!isKnown) {
            next.add(new Again(question, after, today.plusDays(DAYS[after]).toString()));
        }
        return new Progress(at, done, next);
    }

    private boolean isDue(Asked question, LocalDate today) {
        return due(today).contains(question);
    }

    /** Without a question that is asked no more. */
    Progress without(Asked question) {
        return new Progress(at, done, again.stream().filter(other -> !other.question().equals(question)).toList());
    }

    /** What is due again that day. */
    public List<Asked> due(LocalDate today) {
        return again.stream().filter(one -> one.isDue(today)).map(Again::question).toList();
    }
}
