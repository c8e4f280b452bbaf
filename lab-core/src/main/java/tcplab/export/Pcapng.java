package tcplab.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tcplab.text.Columns;

/**
 * One section of a pcapng file (draft-ietf-opsawg-pcapng), little-endian, built block by block: a Section Header Block,
 * an Interface Description Block for each interface, then Enhanced Packet Blocks. Times are nanoseconds since 1970.
 */
final class Pcapng {
    /** Where a packet went, as seen from the interface (epb_flags, bits 0 and 1). */
    enum Direction {
        UNKNOWN,
        INBOUND,
        OUTBOUND
    }

    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;

    private static final int OPT_END = 0;
    private static final int OPT_COMMENT = 1;
    private static final int SHB_OS = 3;
    private static final int SHB_USERAPPL = 4;
    private static final int IF_NAME = 2;
    private static final int IF_DESCRIPTION = 3;
    private static final int IF_TSRESOL = 9;
    private static final int EPB_FLAGS = 2;

    /** An option's length has 16 bits. */
    private static final int LONGEST_OPTION = 0xffff;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private int interfaces;

    /**
     * Begins the section.
     *
     * @param os the operating system on which it was captured
     * @param application what wrote it
     */
    Pcapng(String os, String application, String comment) {
        Block block = new Block(SECTION_HEADER);
        block.int32(BYTE_ORDER_MAGIC).int16(1).int16(0);
        // The length of the section: not known beforehand, which is -1.
        block.int32(-1).int32(-1);
        block.text(OPT_COMMENT, comment).text(SHB_OS, os).text(SHB_USERAPPL, application).end();
    }

    /**
     * Adds an interface and returns its number.
     *
     * @param linkType as in pcap files
     * @param snapBytes no more of a packet was captured; 0 for no limit
     */
    int addInterface(String name, String description, int linkType, int snapBytes) {
        Block block = new Block(INTERFACE_DESCRIPTION);
        block.int16(linkType).int16(0).int32(snapBytes);
        block.text(IF_NAME, name).text(IF_DESCRIPTION, description);
        // A power of ten: nanoseconds.
        block.option(IF_TSRESOL, new byte[] {9}).end();
        return interfaces++;
    }

    /**
     * Adds a packet.
     *
     * @param originalBytes its length before it was cut
     * @param comments an option each: a reader shows them line by line, and cuts a long one
     */
    void addPacket(
            int onInterface,
            long wallNanos,
            ByteBuffer frame,
            int originalBytes,
            Direction direction,
            List<String> comments) {
        byte[] bytes = new byte[frame.remaining()];
        frame.duplicate().get(bytes);
        Block block = new Block(ENHANCED_PACKET);
        block.int32(onInterface).int32((int) (wallNanos >>> 32)).int32((int) wallNanos);
        block.int32(bytes.length).int32(originalBytes).padded(bytes);
        comments.forEach(comment -> block.text(OPT_COMMENT, comment));
        if (direction != Direction.UNKNOWN) {
            block.option(EPB_FLAGS, new byte[] {(byte) direction.ordinal(), 0, 0, 0});
        }
        block.end();
    }

    /** The file so far. */
    byte[] bytes() {
        return file.toByteArray();
    }

    /** What fits into an option, cut between two characters. */
    private static byte[] cut(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_OPTION) {
            return bytes;
        }
        int end = LONGEST_OPTION;
        while ((bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    /** A block while it is written: type and length, the body in multiples of four bytes, the length again. */
    private final class Block {
        private final int type;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Block(int type) {
            this.type = type;
        }

        Block int16(int value) {
            body.writeBytes(little(2).putShort((short) value).array());
            return this;
        }

        Block int32(int value) {
            body.writeBytes(little(4).putInt(value).array());
            return this;
        }

        Block padded(byte[] bytes) {
            body.writeBytes(bytes);
            body.writeBytes(new byte[-bytes.length & 3]);
            return this;
        }

        /** An option of text; left out if there is none. Its readers print it to terminals. */
        Block text(int code, String text) {
            return text.isEmpty() ? this : option(code, cut(Columns.visible(text)));
        }

        Block option(int code, byte[] value) {
            return int16(code).int16(value.length).padded(value);
        }

        void end() {
            int16(OPT_END).int16(0);
            int length = 12 + body.size();
            file.writeBytes(little(8).putInt(type).putInt(length).array());
            file.writeBytes(body.toByteArray());
            file.writeBytes(little(4).putInt(length).array());
        }

        private ByteBuffer little(int bytes) {
            return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
