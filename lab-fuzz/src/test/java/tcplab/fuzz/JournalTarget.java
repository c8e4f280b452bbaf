package tcplab.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tcplab.journal.Entry;
import tcplab.journal.Journal;
import tcplab.text.Unreadable;

/** The file of a kept run: events, or a sentence with the line that is none. */
final class JournalTarget implements Target {
    private static final int EVENTS = 6;
    private static final int SEEDS_OF_A_RUN = 3;

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path recording : Seeds.recordings()) {
            List<byte[]> pieces = Seeds.pieces(Seeds.lines(recording), EVENTS);
            for (int i = 0; i < SEEDS_OF_A_RUN; i++) {
                seeds.add(pieces.get(i * (pieces.size() - 1) / (SEEDS_OF_A_RUN - 1)));
            }
        }
        return seeds;
    }

    @Override
    public int longestBytes() {
        return 4_096;
    }

    @Override
    public void take(byte[] input) throws IOException {
        try {
            Journal.read(new ByteArrayInputStream(input)).entries().stream().map(Entry::event).forEach(Asked::recorded);
        } catch (Unreadable e) {
            Asked.that(e.line() > 0, "no line is named");
            Asked.sentence(e.getMessage());
        }
    }
}
