package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.event.Call;
import tcplab.event.Environment;
import tcplab.event.StepDone;
import tcplab.journal.Timeline;
import tcplab.scene.Arrow;
import tcplab.scene.CallWords;
import tcplab.scene.Lane;
import tcplab.scene.Proof;
import tcplab.scene.Rung.Spoke;
import tcplab.scene.Scene;
import tcplab.text.Language;
import tcplab.text.Told;

/**
 * What happens on a lab now, for a projector: the sequence diagram so far, beside it the last step in words and the
 * states. A frame that stays, and parts that its script asks for anew whenever the stream of {@link #NEWS} has a message.
 */
public final class LivePage {
    /** The file beside the frame that has its script. */
    public static final String SCRIPT = "live.js";
    /** The file beside the frame that has the parts. */
    public static final String PARTS = "now";
    /** The same for a narrow window, as that of a phone. */
    public static final String NARROW_PARTS = "now-narrow";
    /** The stream beside the frame whose messages say that the parts are others now. */
    public static final String NEWS = "news";

    /** Where the index of {@link Pages} is, seen from the frame. */
    private static final String KEPT = "../" + Pages.INDEX;

    private static final int MOST_SEGMENTS = 6;

    private final Timeline timeline;
    private final Scene scene;
    private final Told note;
    private final Language language;

    private LivePage(Timeline timeline, Told note, Language language) {
        this.timeline = timeline;
        this.note = note;
        this.scene = Scene.of(timeline);
        this.language = language;
    }

    /** The page around the parts, as a browser opens it. */
    public static String frame(Language language) {
        Element lost = Element.of("p", say("The lab does not answer. This is what it showed last."))
                .is("id", "lost")
                .is("class", "problem")
                .is("role", "alert")
                .is("hidden", "hidden");
        Element beside = Element.of("div",
                        part("step").is("role", "status"),
                        part("states"))
                .is("class", "beside");
        Element main = Element.of("main",
                Element.of("h1", say("What happens now")), lost, part("note").is("role", "status"),
                Element.of("div", part("figure"), beside).is("class", "live"))
                .is("class", "following");
        Element header = Element.of("header", Element.of("nav", Element.of("a", say("Kept runs")).is("href", KEPT)).is("aria-label", say("Pages")))
                .is("class", "following");
        return Sheet.served(language, say("TCP lab, live"), SCRIPT, header, main);
    }

    /** The text of {@link #SCRIPT}. */
    public static String script() {
        return Sheet.resource(SCRIPT);
    }

    private static Element part(String name) {
        return Element.of("div").is("id", "now-" + name);
    }

    /**
     * All parts of what is recorded so far, for {@link #PARTS}: an element each, named by its {@code data-part}.
     *
     * @param note what is to be said of the lab itself, or nothing
     */
    public static String parts(Timeline timeline, Told note, Language language) {
        return new LivePage(timeline, note, language).parts(Look.ALONE);
    }

    /** The same for {@link #NARROW_PARTS}. */
    public static String narrowParts(Timeline timeline, Told note, Language language) {
        return new LivePage(timeline, note, language).parts(Look.NARROW);
    }

    private String parts(Look look) {
        return named("note", note()) + named("step", step()) + named("states", states()) + named("figure", figure(look));
    }

    private String named(String part, Object content) {
        return Element.of("div", content).is("data-part", part).write(language);
    }

    private List<Element> note() {
        return note.isEmpty() ? List.of() : List.of(Element.of("p", note).is("class", "problem"));
    }

    private List<Element> step() {
        List<Element> all = new ArrayList<>(List.of(Element.of("h2", say("The last step"))));
        List<StepDone> steps = timeline.all(StepDone.class);
        if (steps.isEmpty()) {
            all.add(Element.of("p", say("No step has been made yet.")));
            return all;
        }
        StepDone last = steps.get(steps.size() - 1);
        all.add(Element.of("p", Element.of("code", last.text())).is("class", "step"));
        timeline.all(Call.class).stream()
                .filter(call -> call.by() == Call.By.SCRIPT && call.atNanos() >= last.atNanos() && call.atNanos() <= last.endNanos())
                .forEach(call -> all.add(Element.of("p", CallWords.whole(call))));
        if (last.problem() != null) {
            all.add(Element.of("p", last.problem()).is("class", "problem"));
        }
        all.add(Element.of("p", since(last)));
        return all;
    }

    /** The segments that have left since it began. */
    private Told since(StepDone step) {
        List<Told> segments = scene.arrows().stream()
                .filter(arrow -> arrow.passage().atNanos() >= step.atNanos())
                .map(LivePage::segment)
                .toList();
        if (segments.isEmpty()) {
            return say("No segment has been seen since.");
        }
        int first = Math.max(0, segments.size() - MOST_SEGMENTS);
        Told shown = Told.joined(", ", segments.subList(first, segments.size()));
        return say("Segments since: %s", first > 0 ? Told.format("… %s", shown) : shown);
    }

    private static Told segment(Arrow arrow) {
        Told words = Told.format("%s %s", arrow.from().word(), arrow.passage().segment().flagWords());
        return arrow.fate().isEmpty() ? words : Told.format("%s (%s)", words, arrow.fate());
    }

    private List<Element> states() {
        Table table = new Table(
                say("The last known state of each socket, and who proved it"), say("socket"), say("state"), say("witness"));
        for (Lane lane : scene.lanes()) {
            Lane.Span now = lane.spans().get(lane.spans().size() - 1);
            table.row("", lane.socket(), state(now), Tables.witness(now.proof()));
        }
        List<Element> all = new ArrayList<>(List.of(Element.of("h2", say("States"))));
        all.add(table.isEmpty() ? Element.of("p", say("no sockets")) : table.draw());
        return all;
    }

    private static Element state(Lane.Span span) {
        return Element.of("b", span.word()).is("class", "now " + (span.proof() == Proof.CONCLUDED ? "doubtful" : span.state().rfc()));
    }

    private List<Element> figure(Look look) {
        List<Element> all = new ArrayList<>();
        String name = timeline.environment().map(Environment::experiment).orElse("");
        if (!name.isEmpty()) {
            all.add(Element.of("p", name).is("class", "name"));
        }
        if (scene.arrows().isEmpty() && scene.all(Spoke.class).isEmpty()) {
            if (note.isEmpty()) {
                all.add(Element.of("p", say("The lab is there. Nothing has happened on it yet.")));
            }
            return all;
        }
        Counting counting = new Counting(timeline);
        Map<Arrow, SegmentFacts> facts = new IdentityHashMap<>();
        scene.arrows().forEach(a -> facts.put(a, new SegmentFacts(a, scene.zeroNanos(), counting, language)));
        Told title = say("Sequence diagram of %s", name);
        Element svg = new Figure(scene, Set.of(), facts, look, language).draw(title);
        all.add(Table.scrolling(title, svg).is("class", "scroll figure"));
        all.add(Legend.of(scene));
        return all;
    }
}
