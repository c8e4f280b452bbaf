package tcplab.wire;

/** A segment that waits at the gate, with its packet. */
record Waiting(Stopped stopped, Sent sent) {
    /** Its sender has sent it again meanwhile. */
    Waiting sentAgain() {
        return new Waiting(new Stopped(stopped.number(), stopped.from(), stopped.segment(), stopped.again() + 1, stopped.awaited(), stopped.moment()), sent);
    }

    /** What it answers was sent again meanwhile. */
    Waiting askedForAgain() {
        return new Waiting(new Stopped(stopped.number(), stopped.from(), stopped.segment(), stopped.again(), stopped.awaited() + 1, stopped.moment()), sent);
    }
}
