package tcplab.script;

import static tcplab.text.Told.say;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tcplab.language.Piece;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.text.Columns;
import tcplab.text.Told;

/**
 * What is tried to see whether a claim's cause is its cause: there the claim must come out the other way. A claim that
 * comes out the same way without what is said to make it so shows nothing.
 */
public sealed interface Control {
    /** Of what is written in a line: many changes of one script are many controls. */
    int LONGEST = 1_000;

    /** Its line in the file, from 1. */
    int line();

    /** As written, without the word {@code control}. */
    String text();

    /** The same script with some of its steps changed. */
    record Changed(int line, String text, List<Edit> edits) implements Control {
        /**
         * That script: with the same claims, whose controls and premises are left out. A premise names what the control
         * takes away.
         */
        public Parsed variant(Experiment experiment, String path) {
            List<Edit.Place> places = new ArrayList<>();
            boolean leftOut = false;
            for (String line : experiment.text().lines().toList()) {
                leftOut = isLeftOut(line.strip()) || leftOut && line.strip().startsWith("#zh");
                places.add(Edit.Place.of(leftOut ? "" : line));
            }
            edits.forEach(edit -> edit.on(places));
            ChangedStory.tell(experiment, places);
            String text = places.stream().flatMap(Edit.Place::lines).collect(Collectors.joining("\n", "", "\n"));
            return ScriptParser.parse(path, experiment.name(), text, Set.of());
        }
    }

    /** Also one before the first claim which every claim replaces by its own. */
    private static boolean isLeftOut(String line) {
        return List.of("control", "given").contains(Tokens.first(line));
    }

    /** Another experiment, on whose run the claim is judged. @param experiment its name */
    record Elsewhere(int line, String text, String experiment) implements Control {
        /** That experiment, with this claim as its only one. */
        public Parsed with(Experiment other, Experiment.ClaimLine claim, String path) {
            int first = other.claims().stream().mapToInt(Experiment.ClaimLine::line).min().orElse(Integer.MAX_VALUE);
            String steps = other.text().lines().limit(first - 1L).collect(Collectors.joining("\n", "", "\n"));
            return ScriptParser.parse(path, other.name(), steps + "claim " + claim.text() + "\n", Set.of());
        }
    }

    /** There can be none. @param reason why: a definition, a constant */
    record None(int line, String text, Told reason) implements Control {}

    /** The same, with its reason in Chinese too, if it has one. */
    default Control inChinese(String zh) {
        return this instanceof None none
                ? new None(none.line(), none.text(), Told.written(Columns.printable(reason(none.text())), Columns.printable(zh)))
                : this;
    }

    /** What the line gives as the reason why there is none, in English. */
    private static String reason(String text) {
        return text.substring("none".length()).strip();
    }

    /** Understands the line. @param steps those of the script */
    static Control parse(int line, String text, StepLines steps) throws SyntaxProblem {
        if (text.length() > LONGEST) {
            throw new SyntaxProblem(say("the control has %d characters", text.length()), say("a control has at most %d", LONGEST));
        }
        if (text.isEmpty()) {
            throw new SyntaxProblem(say("the control is missing"), say("write: %s", Headers.CONTROL));
        } else if (text.matches("none(\\s.*)?")) {
            String reason = reason(text);
            if (reason.isEmpty()) {
                throw new SyntaxProblem(
                        say("the reason is missing"), say("say why nothing can be tried, as in: %s", "control none a definition"));
            }
            return new None(line, text, Told.plain(Columns.printable(reason)));
        } else if (text.matches("in \\S+")) {
            return new Elsewhere(line, text, text.substring("in ".length()).strip());
        }
        return new Changed(line, text, Edit.parse(text, steps));
    }

    /**
     * Each step of the script left out, and each two that follow one another exchanged. An await is not exchanged: to leave
     * it out shows as much. Awaits go on after a while, since what they wait for may never come.
     *
     * @param limits of the awaits, by line
     */
    static List<Changed> mutations(Experiment experiment, Map<Integer, Duration> limits) {
        List<Experiment.StepItem> steps = experiment.steps();
        List<Changed> mutations = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Experiment.StepItem step = steps.get(i);
            mutations.add(mutation("without " + step.text(), List.of(new Edit.Without(step.line())), steps, limits));
            if (i + 1 < steps.size() && !isAwait(step) && !isAwait(steps.get(i + 1))) {
                Experiment.StepItem next = steps.get(i + 1);
                mutations.add(mutation(step.text() + " => after " + next.text(),
                        List.of(new Edit.Moved(new Edit.Without(step.line()), new Edit.Also(step.text(), next.line(), true))), steps, limits));
            }
        }
        return mutations;
    }

    private static boolean isAwait(Experiment.StepItem step) {
        return step.text().matches("await\\s.*");
    }

    private static Changed mutation(String text, List<Edit> change, List<Experiment.StepItem> steps, Map<Integer, Duration> limits) {
        List<Edit> edits = new ArrayList<>();
        steps.stream()
                .filter(step -> isAwait(step) && limits.containsKey(step.line()))
                .forEach(step -> edits.add(new Edit.Instead(step.line(), step.text().replaceFirst("\\s+within\\s.*$", "").stripTrailing()
                        + " within " + limits.get(step.line()).toMillis() + "ms or go on")));
        edits.addAll(change);
        return new Changed(0, Piece.plain(text), List.copyOf(edits));
    }
}
