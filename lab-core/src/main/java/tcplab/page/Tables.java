package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tcplab.event.Call;
import tcplab.event.CounterMoved;
import tcplab.event.Sample;
import tcplab.journal.Entry;
import tcplab.journal.EventJson;
import tcplab.journal.Timeline;
import tcplab.render.StateTable;
import tcplab.render.Style;
import tcplab.scene.Arrow;
import tcplab.scene.CallWords;
import tcplab.scene.Lane;
import tcplab.scene.Others;
import tcplab.scene.Proof;
import tcplab.scene.Scene;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;

/** All that was recorded of segments, states, calls and counters, and what else findings name. */
final class Tables {
    private static final int COLUMNS = 140;

    private final Timeline timeline;
    private final Scene scene;
    private final Map<Arrow, SegmentFacts> facts;
    private final Anchors anchors;
    private final Style plain;

    Tables(Timeline timeline, Scene scene, Map<Arrow, SegmentFacts> facts, Anchors anchors, Language language) {
        this.timeline = timeline;
        this.scene = scene;
        this.facts = facts;
        this.anchors = anchors;
        this.plain = new Style(COLUMNS, true, false, language);
    }

    List<Element> all() {
        List<Element> sections = new ArrayList<>();
        add(sections, "segments", say("Segments"), segments());
        add(sections, "states", say("States"), states());
        add(sections, "calls", say("Calls"), calls());
        add(sections, "counters", say("Counters"), counters());
        add(sections, "others", say("Other evidence"), others());
        timeline.environment().ifPresent(e -> sections.add(new EnvironmentSection(e, timeline).draw()));
        return sections;
    }

    private static void add(List<Element> sections, String id, Told heading, Table table) {
        if (!table.isEmpty()) {
            sections.add(RunPage.section(id, heading).add(table.draw()));
        }
    }

    private Table segments() {
        Table table = new Table(
                say("All segments in order of departure; seq and ack relative to the initial ones, absolute below"),
                "#", say("sent, ms"), say("arrived, ms"), say("from → to"), say("flags"), "seq", "ack", say("window"),
                say("length"), say("options"), say("on the wire"), say("cause"), say("counters"));
        for (Arrow arrow : scene.arrows()) {
            SegmentFacts segment = facts.get(arrow);
            int id = arrow.passage().entryId();
            Element number = Element.of("a", "#" + id).is("href", "#s" + id).is("title", say("show it in the figure"))
                    .is("class", "in-wide");
            table.row(
                    Anchors.row(id), Element.of("span", number, Element.of("span", "#" + id).is("class", "in-narrow")), segment.sent().replace(" ms", ""),
                    segment.arrived().replaceFirst(" ms", ""), segment.way(), segment.flags(),
                    twoLines(segment.seq(), segment.absoluteSeq()), twoLines(segment.ack(), segment.absoluteAck()),
                    segment.window(), segment.length(), segment.options(), segment.fate(),
                    Columns.printable(segment.causes()), segment.counters());
        }
        return table;
    }

    private static Element twoLines(String first, String second) {
        return Element.of("span", first, Element.of("br"), Element.of("small", second));
    }

    private Table states() {
        Table table = new Table(
                say("The states of each socket, with the witness that proved them first"),
                say("socket"), say("side"), say("state"), say("begins, ms"), say("seen, ms"), say("witness"), "#");
        for (Lane lane : scene.lanes()) {
            for (Lane.Span span : lane.spans()) {
                table.row(
                        span.entryId() > 0 ? Anchors.state(lane, span) : "", lane.socket(), lane.side().word(),
                        span.word(), time(span.fromNanos()), time(span.seenNanos()), witness(span.proof()),
                        span.entryId() > 0 ? "#" + span.entryId() : "");
            }
        }
        return table;
    }

    /** Who proved a state. */
    static Told witness(Proof proof) {
        return switch (proof) {
            case TRACEPOINT -> Told.plain("tracepoint");
            case SOCK_DIAG -> Told.plain("sock_diag");
            case SS -> Told.plain("ss");
            case CONCLUDED -> say("none; follows from the segments");
        };
    }

    private Table calls() {
        Table table = new Table(
                say("Every call that a side made, with its result"),
                "#", say("made, ms"), say("took"), say("socket"), say("call"), say("result"), say("meaning"), say("by"));
        for (Entry entry : timeline.entriesOf(Call.class)) {
            Call call = (Call) entry.event();
            table.row(
                    Anchors.row(entry.id()), "#" + entry.id(), time(call.atNanos()),
                    took(call), call.socket(),
                    Element.of("code", call.name() + "(" + Columns.printable(call.arguments()) + ")"),
                    call.result().word(), plain.printable(CallWords.meaning(call)), by(call.by()));
        }
        return table;
    }

    /** Of one that had not returned, how long it had been under way when the record ended. */
    private static String took(Call call) {
        return (call.isPending() ? "> " : "") + Times.span(call.endNanos() - call.atNanos());
    }

    private static Told by(Call.By by) {
        return switch (by) {
            case SCRIPT -> say("the script");
            case REACTION -> say("a reaction");
            case NETTY -> Told.plain("Netty");
            case NETCAT -> Told.plain("netcat");
            case LAB -> say("the lab");
        };
    }

    private Table counters() {
        Table table = new Table(
                say("Counters of the network stacks that moved between the start and the end of the run"),
                say("counter"), say("side"), say("moved by"), say("before"), say("after"), "#");
        for (Entry entry : timeline.entriesOf(CounterMoved.class)) {
            CounterMoved moved = (CounterMoved) entry.event();
            table.row(
                    Anchors.row(entry.id()), moved.group() + " " + moved.name(), moved.side().word(),
                    "+" + moved.difference(), Long.toString(moved.before()), Long.toString(moved.after()),
                    "#" + entry.id());
        }
        return table;
    }

    private Table others() {
        Table table = new Table(say("What findings name besides, and events without a form of their own"), "#", say("at, ms"), say("entry"));
        for (Entry entry : anchors.others()) {
            Object words = entry.event() instanceof Sample sample
                    ? "ss " + sample.side() + "\n" + StateTable.draw(List.of(sample), timeline, plain)
                    : Others.isOne(entry) ? entry.event().inWords() : EventJson.write(entry.event());
            table.row(
                    Anchors.row(entry.id()), "#" + entry.id(), time(entry.event().atNanos()), Element.of("pre", words));
        }
        return table;
    }

    private String time(long nanos) {
        return Times.number(nanos - scene.zeroNanos());
    }
}
