package tcplab.page;

import static tcplab.text.Told.say;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongToDoubleFunction;
import tcplab.render.Result;
import tcplab.render.Unshared;
import tcplab.scene.Lane;
import tcplab.scene.Lane.Span;
import tcplab.scene.Proof;
import tcplab.scene.Scene;
import tcplab.text.Language;
import tcplab.text.Told;

/** The figures of a run and of its control side by side, one below the other where there is no room; each marks what the other has not. */
final class Pair {
    private final Result here;
    private final Result there;
    private final String id;
    private final Language language;

    /** @param id begins the names of what is in it */
    Pair(Result here, Result there, String id, Language language) {
        this.here = here;
        this.there = there;
        this.id = id;
        this.language = language;
    }

    /**
     * @param evidence of the claims here, by the ids of entries
     * @param other evidence of the claims under the control
     */
    Element draw(Set<Integer> evidence, Set<Integer> other) {
        Scene first = Scene.of(here.timeline());
        Scene second = Scene.of(there.timeline());
        Unshared unshared = Unshared.of(here.timeline(), there.timeline());
        Set<Span> firstSpans = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Span> secondSpans = Collections.newSetFromMap(new IdentityHashMap<>());
        spans(first, second, firstSpans, secondSpans);
        Element both = Element.of("div",
                        figure(here, first, evidence, say("as it is"), Look.beside(id + "a-", "−", unshared.first(), firstSpans), Steps::draw),
                        figure(there, second, other, say("with the control"), Look.beside(id + "b-", "+", unshared.second(), secondSpans),
                                Steps::quoted))
                .is("class", "pair");
        return Player.of(List.of(tabs(), both), Pages.plain(here.name()) + "-" + id.replaceFirst("-$", ""));
    }

    /** Where a window has room for one of the two alone, the page's script shows these, which choose it. */
    private static Element tabs() {
        return Element.of("div", tab("−", say("as it is"), "true"), tab("+", say("with the control"), "false"))
                .is("class", "tabs")
                .is("role", "group")
                .is("aria-label", say("Which of the two is shown"))
                .is("hidden", "hidden");
    }

    private static Element tab(String sign, Told name, String pressed) {
        return Element.of("button", sign + " ", name).is("type", "button").is("aria-pressed", pressed);
    }

    private Element figure(Result result, Scene scene, Set<Integer> evidence, Told name, Look look, BiFunction<Steps, LongToDoubleFunction, Element> steps) {
        Figure figure = new Figure(scene, new HashSet<>(evidence), Map.of(), look, language);
        Element svg = figure.draw(name);
        return Element.of("figure", Element.of("figcaption", Element.of("b", look.sign() + " "), name),
                Table.scrolling(name, svg).is("class", "scroll figure"),
                steps.apply(new Steps(scene, result.timeline(), true), figure::reach));
    }

    /** Marks the states of each socket that the other one of its name was not in. */
    private static void spans(Scene first, Scene second, Set<Span> firstOnly, Set<Span> secondOnly) {
        for (Lane lane : first.lanes()) {
            List<Lane> others = second.lanes().stream().filter(l -> l.socket().equals(lane.socket()) && l.side() == lane.side()).toList();
            for (Lane other : others) {
                List<Certain> before = certain(lane);
                List<Certain> after = certain(other);
                for (AbstractDelta<Certain> delta : DiffUtils.diff(before, after).getDeltas()) {
                    add(delta.getSource(), firstOnly);
                    add(delta.getTarget(), secondOnly);
                }
            }
        }
    }

    /** A state, which is the same as another of the same word. */
    private record Certain(Span span) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Certain certain && certain.span.state() == span.state();
        }

        @Override
        public int hashCode() {
            return span.state().hashCode();
        }
    }

    /** A state that only a listing showed may as well have been missed, unless it is the last. */
    private static List<Certain> certain(Lane lane) {
        List<Span> spans = lane.spans();
        return spans.stream()
                .filter(span -> span.proof() != Proof.SS || span == spans.get(spans.size() - 1))
                .map(Certain::new)
                .toList();
    }

    private static void add(Chunk<Certain> chunk, Set<Span> marked) {
        chunk.getLines().forEach(certain -> marked.add(certain.span()));
    }
}
