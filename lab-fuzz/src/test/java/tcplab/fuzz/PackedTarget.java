package tcplab.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import tcplab.journal.Entry;
import tcplab.journal.Journal;
import tcplab.text.Unreadable;

/** The file of a kept run, packed by gzip(1): one member or several, cut off, with something behind it, or far larger than it seems. */
final class PackedTarget implements Target {
    private static final int EVENTS = 6;
    private static final int LARGE = 2 << 20;

    @Override
    public String name() {
        return "packed";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path recording : Seeds.recordings().subList(0, 10)) {
            List<byte[]> pieces = Seeds.pieces(Seeds.lines(recording), EVENTS);
            byte[] first = packed(pieces.get(0));
            seeds.add(first);
            seeds.add(joined(first, packed(pieces.get(1))));
            seeds.add(Arrays.copyOf(first, first.length / 2));
            seeds.add(joined(first, Seeds.bytes("and more")));
        }
        seeds.add(packed(new byte[0]));
        seeds.add(packed(new byte[LARGE]));
        byte[] lines = new byte[LARGE];
        Arrays.fill(lines, (byte) '\n');
        seeds.add(packed(lines));
        return seeds;
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public int longestBytes() {
        return 4_096;
    }

    @Override
    public void take(byte[] input) throws IOException {
        try {
            Journal.unpack(new ByteArrayInputStream(input)).entries().stream().map(Entry::event).forEach(Asked::recorded);
        } catch (Unreadable e) {
            Asked.sentence(e.getMessage());
        }
    }
}
