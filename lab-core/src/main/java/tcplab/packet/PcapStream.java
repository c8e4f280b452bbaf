package tcplab.packet;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import tcplab.text.ToldException;

/**
 * Reads a pcap stream packet by packet: the file header of 24 bytes ({@code a1b2c3d4} in microseconds or
 * {@code a1b23c4d} in nanoseconds, in either byte order), then records.
 */
public final class PcapStream {
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int LARGEST_PACKET = 1 << 18;

    /**
     * One captured packet.
     *
     * @param wallNanos when, nanoseconds since 1970
     * @param record the record as it stands in the file, header included
     * @param frame the captured bytes, link-layer header first
     * @param originalBytes how long it was before it was cut to the snap length
     */
    public record Packet(long wallNanos, byte[] record, ByteBuffer frame, int originalBytes) {}

    private final InputStream in;
    private byte[] header;
    private ByteOrder order;
    private boolean nanoseconds;
    private int linkType;

    public PcapStream(InputStream in) {
        this.in = in;
    }

    /** Reads the file header; blocks until it is there. An {@link IOException} says that this is no pcap stream. */
    public void begin() throws IOException {
        header = in.readNBytes(24);
        if (header.length < 24) {
            throw new ToldException(say("the capture ended before its header"));
        }
        for (ByteOrder tried : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            ByteBuffer buffer = ByteBuffer.wrap(header).order(tried);
            int magic = buffer.getInt(0);
            if (magic == MICROSECONDS || magic == NANOSECONDS) {
                order = tried;
                nanoseconds = magic == NANOSECONDS;
                linkType = buffer.getInt(20) & 0xffff;
                return;
            }
        }
        throw new ToldException(say("this is no pcap stream"));
    }

    /** The file header as it was read. */
    public byte[] header() {
        return header.clone();
    }

    /** What the frames begin with, by its number in pcap files. */
    public int linkType() {
        return linkType;
    }

    /** No more than so many bytes of a frame were captured. */
    public int snapBytes() {
        return ByteBuffer.wrap(header).order(order).getInt(16);
    }

    /** The next packet, or null at the end of the stream. */
    public Packet next() throws IOException {
        byte[] head = in.readNBytes(16);
        if (head.length == 0) {
            return null;
        }
        if (head.length < 16) {
            throw new ToldException(say("the capture ended within a packet"));
        }
        ByteBuffer fields = ByteBuffer.wrap(head).order(order);
        int captured = fields.getInt(8);
        if (captured < 0 || captured > LARGEST_PACKET) {
            throw new ToldException(say("a packet of %d bytes cannot be", captured));
        }
        byte[] record = new byte[16 + captured];
        System.arraycopy(head, 0, record, 0, 16);
        if (in.readNBytes(record, 16, captured) < captured) {
            throw new ToldException(say("the capture ended within a packet"));
        }
        long fraction = (fields.getInt(4) & 0xffff_ffffL) * (nanoseconds ? 1 : 1000);
        long wallNanos = (fields.getInt(0) & 0xffff_ffffL) * 1_000_000_000L + fraction;
        return new Packet(wallNanos, record, ByteBuffer.wrap(record, 16, captured).slice(), fields.getInt(12));
    }
}
