package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import tcplab.journal.Timeline;
import tcplab.text.Language;
import tcplab.text.Told;

/** A question in the making: what is asked, and the answers so far. A claim fills it in, see {@link Claim#ask}. */
public final class Draft {
    private static final int OTHERS = 3;

    private final boolean refuted;
    private final Background background;
    private final Random random;
    private final List<Choice> choices = new ArrayList<>();
    private final Set<String> facts = new LinkedHashSet<>();
    private Told text = Told.nothing();
    private Told rule = Told.nothing();
    private Function<Timeline, Told> otherwise = timeline -> Told.nothing();
    private boolean complete;

    /**
     * @param refuted true if the claim is known to be wrong
     * @param background what the experiment says besides
     * @param random mixes the answers
     */
    public Draft(boolean refuted, Background background, Random random) {
        this.refuted = refuted;
        this.background = background;
        this.random = random;
    }

    /** What is asked; an empty text if nothing is. */
    public Told text() {
        return text;
    }

    /** The answers, the last of which may be "something else"; fewer than two if there is nothing to choose from. */
    public List<Choice> choices() {
        List<Choice> all = new ArrayList<>(choices);
        if (!complete) {
            all.add(new Choice(say("something else"), null, Told.nothing(), timeline -> Told.nothing(), otherwise));
        }
        return List.copyOf(all);
    }

    /** Why TCP does what the claim says, in general; an empty text if nothing is said. */
    public Told rule() {
        return rule;
    }

    /** What the answer tells of a run, in words of the lab's own: whoever knows one such fact need not be asked for it again. */
    public Set<String> facts() {
        return Set.copyOf(facts);
    }

    /** True if the claim is known to be wrong since the socket makes no call: no step lets it do anything. */
    boolean isMissing(String socket) {
        return refuted && !background.callers().contains(socket);
    }

    /** The texts that the experiment sends. */
    List<String> sent() {
        return background.texts();
    }

    Background background() {
        return background;
    }

    /** True if the claim is known to be wrong, so that the right answer is one of the others. */
    boolean isRefuted() {
        return refuted;
    }

    /** True if the socket takes connections and is an end of none. */
    boolean listens(String socket) {
        return background.listeners().contains(socket);
    }

    Random random() {
        return random;
    }

    Draft asks(Told question) {
        text = question;
        return this;
    }

    /** What the answer tells. @param fact such as {@code closing}, or {@code state:client} */
    Draft tells(String fact) {
        facts.add(fact);
        return this;
    }

    /** The general reason for what the claim says. */
    Draft since(Told why) {
        rule = why;
        return this;
    }

    /** By what rule a run comes to what none of the answers names: that of the claim is not said of it. */
    Draft otherwise(Function<Timeline, Told> why) {
        otherwise = why;
        return this;
    }

    /** One more answer, unless there is one that reads the same. */
    Draft offers(Told answer, Claim claim) {
        return offers(new Choice(answer, claim));
    }

    Draft offers(Choice choice) {
        if (choices.stream().noneMatch(c -> readsAs(c, choice.text()))) {
            choices.add(new Choice(choice.text(), Guarded.of(choice.claim()), choice.rule(), choice.against(), choice.cause()));
        }
        return this;
    }

    private static boolean readsAs(Choice choice, Told answer) {
        return Language.EN.tell(choice.text()).equals(Language.EN.tell(answer));
    }

    /** Yes if the claim holds, no if its contrary does. */
    Draft offersYesAndNo(Claim yes) {
        return offersYesAndNo(yes, Told.nothing(), Told.nothing());
    }

    /** The same with when each is right. */
    Draft offersYesAndNo(Claim yes, Told whenYes, Told whenNo) {
        return offersYesAndNo(yes, whenYes, timeline -> Told.nothing(), whenNo, timeline -> Told.nothing());
    }

    /** The same with what a run shows against each. */
    Draft offersYesAndNo(Claim yes, Told whenYes, Function<Timeline, Told> notYes, Told whenNo, Function<Timeline, Told> notNo) {
        return offers(new Choice(say("yes"), yes, whenYes, notYes))
                .offers(new Choice(say("no"), new Not(yes), whenNo, notNo))
                .leavesNothingElse();
    }

    /** One of the answers is right in any case. */
    Draft leavesNothingElse() {
        complete = true;
        return this;
    }

    /** Those before that differ from the others in why they are wrong. */
    private static List<Choice> eachOfItsOwn(List<Choice> choices, Choice claimed) {
        Set<String> said = new HashSet<>(Set.of(Language.EN.tell(claimed.rule())));
        List<Choice> first = new ArrayList<>();
        List<Choice> then = new ArrayList<>();
        choices.forEach(choice -> (said.add(Language.EN.tell(choice.rule())) ? first : then).add(choice));
        first.addAll(then);
        return first;
    }

    /** Takes the claimed answer and some of the others, and mixes them. @param others the likeliest first */
    Draft mixes(Choice claimed, List<Choice> others) {
        return mixes(claimed, List.of(), others);
    }

    /** The same with some that are always among them. @param suggested fewer than there are places */
    Draft mixes(Choice claimed, List<Choice> suggested, List<Choice> others) {
        List<Choice> sure = suggested.stream().filter(choice -> !readsAs(choice, claimed.text())).toList();
        List<Choice> mixed = new ArrayList<>(sure);
        others.stream().filter(other -> sure.stream().noneMatch(one -> readsAs(one, other.text()))).forEach(mixed::add);
        mixed.removeIf(choice -> readsAs(choice, claimed.text()));
        int fixed = sure.size() + 1;
        // Where the claim itself is known to be wrong, the right one is among the likeliest.
        if (!refuted && mixed.size() > fixed) {
            // The likeliest is always among them.
            Collections.shuffle(mixed.subList(fixed, mixed.size()), random);
            List<Choice> rest = eachOfItsOwn(mixed.subList(sure.size(), mixed.size()), claimed);
            mixed = new ArrayList<>(sure);
            mixed.addAll(rest);
        }
        mixed = new ArrayList<>(mixed.subList(0, Math.min(OTHERS, mixed.size())));
        mixed.add(claimed);
        Collections.shuffle(mixed, random);
        mixed.forEach(this::offers);
        return this;
    }
}
