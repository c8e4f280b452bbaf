package tcplab.scene;

import java.util.List;
import java.util.Set;
import tcplab.event.Call;
import tcplab.event.ChannelEvent;
import tcplab.event.CounterMoved;
import tcplab.event.CountersAbsent;
import tcplab.event.Environment;
import tcplab.event.Event;
import tcplab.event.Heading;
import tcplab.event.Lookup;
import tcplab.event.ObserverReport;
import tcplab.event.ResetTraced;
import tcplab.event.RetransmitTraced;
import tcplab.event.Sample;
import tcplab.event.SegmentSeen;
import tcplab.event.SocketNamed;
import tcplab.event.StepDone;
import tcplab.event.TcpdumpPrinted;
import tcplab.event.Transition;
import tcplab.event.WireCut;
import tcplab.event.WireDid;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;

/** Events that no drawing has a form for: each is shown as its {@link Event#inWords}, so that nothing recorded is silent. */
public final class Others {
    /** What is drawn, or stands behind what is drawn: states, findings, notes and gaps. */
    private static final Set<Class<? extends Event>> DRAWN = Set.of(
            Environment.class, Heading.class, StepDone.class, Call.class, ChannelEvent.class, SocketNamed.class, SegmentSeen.class,
            TcpdumpPrinted.class, Transition.class, ResetTraced.class, RetransmitTraced.class, Sample.class,
            Lookup.class, CounterMoved.class, CountersAbsent.class, WireDid.class, WireCut.class, ObserverReport.class);

    private Others() {}

    public static boolean isOne(Entry entry) {
        return !DRAWN.contains(entry.event().getClass());
    }

    /** In order of time. */
    public static List<Entry> of(Timeline timeline) {
        return timeline.entries().stream().filter(Others::isOne).toList();
    }
}
