package tcplab.run;

/** The time in which a story is told: the clock's own, unless somebody steps through the run. */
interface Pace {
    /** Nobody looks: time passes. */
    Pace OWN = new Pace() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void waits(boolean now) {}
    };

    /** How much of it has passed; only differences mean something. */
    long nanos();

    /** The step that is performed begins to wait for something, or does no longer. */
    void waits(boolean now);

    /** What it waits for shows in a listing of ss alone, or no longer. */
    default void looks(boolean now) {}
}
