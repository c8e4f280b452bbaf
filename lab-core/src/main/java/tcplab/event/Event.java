package tcplab.event;

/** One thing that was recorded of a run, by the lab itself or by a witness. */
public sealed interface Event
        permits Environment,
                Heading,
                StepDone,
                Call,
                SocketNamed,
                SegmentSeen,
                TcpdumpPrinted,
                Transition,
                ResetTraced,
                RetransmitTraced,
                Sample,
                Lookup,
                CounterMoved,
                CountersAbsent,
                WireDid,
                WireCut,
                ObserverReport {
    /** When it happened, in lab time (nanoseconds since the start of the run). */
    long atNanos();
}
