package tcplab.script;

import java.util.List;
import java.util.Set;
import tcplab.command.Step;
import tcplab.language.Piece;
import tcplab.model.Need;
import tcplab.text.Told;
import tcplab.verdict.Claim;
import tcplab.verdict.Verdict;

/**
 * An experiment that has been understood: what a {@code .lab} file says.
 *
 * @param name topic and fact, {@code close/three-way}; for a file outside the catalogue its file name
 * @param text the whole file, so that a saved run can be judged again
 * @param title first line of the description in English
 * @param titleZh the same in Chinese, or an empty text
 * @param statements ids of the articles' statements that it tests
 * @param needs witnesses and abilities without which it cannot run: {@code tcpdump}, {@code ss}, {@code tracepoint},
 *     {@code counters}, {@code wire}, {@code sysctl}
 * @param wants witnesses that make it better
 * @param tags words to choose experiments by: {@code slow}, {@code tour}
 * @param literals addresses that the script itself names, as 127.0.0.1, each in its one spelling
 * @param ipv6 true if the bench's addresses are IPv6 ones
 * @param items steps and headings in order
 * @param claims in order
 */
public record Experiment(
        String name,
        String text,
        String title,
        String titleZh,
        List<String> statements,
        List<Need> needs,
        List<Need> wants,
        List<String> tags,
        Set<String> literals,
        boolean ipv6,
        List<Item> items,
        List<ClaimLine> claims) {

    /** The title in both languages. */
    public Told toldTitle() {
        return Told.written(title, titleZh);
    }

    /** The steps in order. */
    public List<StepItem> steps() {
        return steps(items);
    }

    static List<StepItem> steps(List<Item> items) {
        return items.stream().filter(StepItem.class::isInstance).map(StepItem.class::cast).toList();
    }

    /** A step or a heading. */
    public sealed interface Item extends Line {
        /** Its line in the file, from 1. */
        int line();
    }

    /** A part of the story begins. @param zh the same in Chinese, or null */
    public record HeadingItem(int line, String en, String zh) implements Item {}

    /** A step. @param text as written */
    public record StepItem(int line, String text, Step step) implements Item {
        /** As it is printed: with one blank between its words. */
        public String plain() {
            return Piece.plain(text);
        }
    }

    /**
     * A claim with the verdict that the file records for it.
     *
     * @param text as written, without the word {@code claim}
     * @param statements ids of the statements that it tests
     * @param reason why it is so, in plain words, or nothing
     * @param proof where that stands: a kernel function, a sysctl, a section of an RFC, or nothing
     * @param figure the number that the statement gives, with its unit, or an empty text
     * @param premises what must have been so for the claim to mean anything
     * @param controls where it must come out the other way
     */
    public record ClaimLine(
            int line,
            String text,
            Claim claim,
            Verdict recorded,
            List<String> statements,
            Told reason,
            Told proof,
            String figure,
            List<Premise> premises,
            List<Control> controls)
            implements Line {
        ClaimLine withReason(Verdict verdict, Told why) {
            return new ClaimLine(line, text, claim, verdict, statements, why, proof, figure, premises, controls);
        }

        ClaimLine withProof(Told place) {
            return new ClaimLine(line, text, claim, recorded, statements, reason, place, figure, premises, controls);
        }

        ClaimLine saying(List<String> ids) {
            return new ClaimLine(line, text, claim, recorded, ids, reason, proof, figure, premises, controls);
        }

        ClaimLine withFigure(String number) {
            return new ClaimLine(line, text, claim, recorded, statements, reason, proof, number, premises, controls);
        }

        ClaimLine given(List<Premise> all) {
            return new ClaimLine(line, text, claim, recorded, statements, reason, proof, figure, all, controls);
        }

        ClaimLine controlledBy(List<Control> all) {
            return new ClaimLine(line, text, claim, recorded, statements, reason, proof, figure, premises, all);
        }

        /** True if it tests a statement and nobody says why it is so. */
        public boolean lacksReason() {
            return !statements.isEmpty() && reason.isEmpty();
        }

        /** True if it tests a statement and nobody says where its reason stands. */
        public boolean lacksProof() {
            return !statements.isEmpty() && proof.isEmpty();
        }
    }
}
