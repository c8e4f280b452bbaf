package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.page.TimeScale.Moment;
import tcplab.scene.Lane;
import tcplab.scene.Lane.Span;
import tcplab.scene.Proof;
import tcplab.text.Columns;
import tcplab.text.Told;

/** The states of a socket as coloured blocks one below the other. A hatched one was seen by ss only. */
final class StateBlocks {
    static final double BLOCK = 18;
    private static final double NAME = 14;
    /** From the beginning of a state to the line that its words stand on, on the wire. */
    private static final double WORDS = 15;

    private final Geometry geometry;
    private final TimeScale scale;
    private final long zeroNanos;
    private final Look look;
    private final Map<Span, Moment> moments = new IdentityHashMap<>();
    /** How much further down words on the wire stand than where their state begins. */
    private final Map<Span, Double> lowered = new IdentityHashMap<>();

    StateBlocks(Geometry geometry, TimeScale scale, long zeroNanos, Look look) {
        this.geometry = geometry;
        this.scale = scale;
        this.zeroNanos = zeroNanos;
        this.look = look;
    }

    void plan(Lane lane) {
        for (Span span : lane.spans()) {
            boolean first = span == lane.spans().get(0);
            Moment moment = scale.at(span.fromNanos()).needs(geometry.column(lane), first ? NAME + 4 : 1, BLOCK);
            moments.put(span, moment);
            if (tells(lane)) {
                moment.needs(geometry.words(lane.side()), 1, BLOCK + 2);
            }
            if (tells(lane) && geometry.isBroad(length(lane, span))) {
                moment.needs(geometry.words(lane.side().other()), 1, BLOCK + 2);
            }
        }
    }

    /** True in a narrow figure with few sockets: the words stand on the wire, beside the colour. */
    private boolean tells(Lane lane) {
        return look.narrow() && geometry.hasFew(lane.side());
    }

    private String words(Lane lane, Span span) {
        boolean named = span == lane.spans().get(0) || !geometry.hasOne(lane.side());
        return look.signed((named ? lane.socket() + " " : "") + span.word(), look.marks(span));
    }

    private double length(Lane lane, Span span) {
        return Columns.width(words(lane, span)) * Geometry.SMALL_LETTER;
    }

    /** Those on the wire, once all moments are placed. */
    List<Clearance.Words> onTheWire(Lane lane) {
        List<Clearance.Words> all = new ArrayList<>();
        for (Span span : tells(lane) ? lane.spans() : List.<Span>of()) {
            double length = length(lane, span);
            double x = lane.side() == Side.CLIENT ? geometry.inside(lane.side()) : geometry.inside(lane.side()) - length;
            all.add(new Clearance.Words(lane.side(), x, baseline(span), length, more -> lower(lane, span, more)));
        }
        return all;
    }

    private void lower(Lane lane, Span span, double more) {
        lowered.merge(span, more, Double::sum);
        moments.get(span).lengthen(geometry.words(lane.side()), more);
    }

    private double baseline(Span span) {
        return moments.get(span).y() + WORDS + lowered.getOrDefault(span, 0.0);
    }

    Element draw(Lane lane, double bottom) {
        Element group = Element.of("g");
        Geometry.Column column = geometry.column(lane);
        List<Span> spans = lane.spans();
        if (column.wordy()) {
            double y = moments.get(spans.get(0)).y() - 4;
            group.add(moments.get(spans.get(0)).marks(
                    Svg.text(lane.socket(), column.x() + column.width() / 2, y, "middle", "socket")));
        }
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            double y = moments.get(span).y();
            boolean last = i == spans.size() - 1;
            double end = !last ? moments.get(spans.get(i + 1)).y() - 1 : isOver(span) ? y + BLOCK - 1 : bottom;
            group.add(moments.get(span).marks(block(lane, span, y, Math.max(end, y + 4))));
        }
        return group;
    }

    /** The column of a socket, to be filled in. */
    Element drawBlank(Lane lane, double bottom) {
        Geometry.Column column = geometry.column(lane);
        double from = moments.get(lane.spans().get(0)).y();
        Element name = Svg.text(lane.socket(), column.x() + column.width() / 2, from - 4, "middle", "socket");
        return Element.of("g", rect(column, from, bottom).is("class", "to-fill")).add(column.wordy() ? List.of(name) : List.of());
    }

    private static boolean isOver(Span span) {
        return span.state() == TcpState.CLOSED;
    }

    private Element block(Lane lane, Span span, double from, double to) {
        Geometry.Column column = geometry.column(lane);
        String doubt = span.proof() == Proof.CONCLUDED ? " doubtful" : "";
        Told since = say("from %s", Times.millis(span.fromNanos() - zeroNanos));
        Told words = Told.format("%s: %s, %s", lane.socket(), span.word(), since);
        Element group = Element.of("g", Element.of("title", words));
        group.add(rect(column, from, to).is("class", "state " + span.state().rfc() + doubt + (look.marks(span) ? " only" : "")));
        if (span.proof() == Proof.SS) {
            group.add(rect(column, from, to).is("fill", "url(#" + look.id() + "hatch)"));
        }
        if (tells(lane)) {
            String anchor = lane.side() == Side.CLIENT ? "start" : "end";
            group.add(Svg.text(words(lane, span), geometry.inside(lane.side()), baseline(span), anchor, "word"));
        }
        if (column.wordy()) {
            double x = column.x() + column.width() / 2;
            group.add(Svg.text(look.signed(span.word(), look.marks(span)), x, from + 12.5, "middle", "word"));
        }
        return group;
    }

    private static Element rect(Geometry.Column column, double from, double to) {
        return Element.of("rect")
                .is("x", column.x())
                .is("width", column.width())
                .is("y", from)
                .is("height", to - from)
                .is("rx", "3");
    }
}
