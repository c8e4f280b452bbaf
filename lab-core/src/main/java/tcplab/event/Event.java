package tcplab.event;

import java.util.List;
import tcplab.text.Told;

/** One thing that was recorded of a run, by the lab itself or by a witness: a record of one of the {@link #KINDS}. */
public interface Event {
    /** All that a record can have, by their names. */
    List<Class<? extends Event>> KINDS = List.of(
            Environment.class,
            Heading.class,
            StepDone.class,
            WentOn.class,
            Call.class,
            ChannelEvent.class,
            SocketNamed.class,
            SegmentSeen.class,
            TcpdumpPrinted.class,
            Transition.class,
            ResetTraced.class,
            RetransmitTraced.class,
            Sample.class,
            Lookup.class,
            CounterMoved.class,
            Looked.class,
            Census.class,
            CountersAbsent.class,
            Reading.class,
            Unread.class,
            WireDid.class,
            WireCut.class,
            StoppedLooking.class,
            ObserverReport.class);

    /** When it happened, in lab time (nanoseconds since the start of the run). */
    long atNanos();

    /** In one line, for whoever has no form of its own for such events; as it is recorded, unless it says it better. */
    default Told inWords() {
        return Told.plain(toString().replaceFirst("atNanos=-?\\d+(, )?", ""));
    }
}
