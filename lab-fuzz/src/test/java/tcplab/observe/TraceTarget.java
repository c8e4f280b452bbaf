package tcplab.observe;

import java.io.IOException;
import java.util.List;
import tcplab.fuzz.Asked;
import tcplab.fuzz.Seeds;
import tcplab.fuzz.Target;
import tcplab.journal.LabClock;

/** The lines of {@code trace_pipe}. */
public final class TraceTarget implements Target {
    private static final LabClock CLOCK = new LabClock(1_795_232_550_000_000_000L);

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        return Seeds.printedBy("trace", 2);
    }

    @Override
    public int longestBytes() {
        return 2_000;
    }

    @Override
    public void take(byte[] input) {
        for (String text : Asked.lines(input)) {
            Asked.that(TraceParser.lost(text) >= 0, "less than nothing was lost");
            try {
                TraceParser.line(text).flatMap(line -> TraceParser.event(line, CLOCK, 37_000_000_000L))
                        .ifPresent(Asked::recorded);
            } catch (IllegalArgumentException e) {
                Asked.sentence(e.getMessage());
            }
        }
    }
}
