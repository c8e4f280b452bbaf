package tcplab.socket;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes that are all alike, for what is sent only to be many: one memory for all, since nobody changes it. A script can
 * have hundreds of such calls wait, or fail one after the other, and none costs more than its call.
 */
final class Filling {
    private static final byte LETTER = 'x';
    private static final int PART = 1 << 13;

    private ByteBuffer letters = ByteBuffer.allocateDirect(0);

    /** So many of them, from 1 on. */
    ByteBuffer of(int bytes) {
        if (letters.capacity() < bytes) {
            // Twice as much each time: of many sizes few are made.
            letters = filled(Math.max(PART, Integer.highestOneBit(bytes - 1) << 1));
        }
        return letters.duplicate().limit(bytes);
    }

    private static ByteBuffer filled(int bytes) {
        byte[] part = new byte[PART];
        Arrays.fill(part, LETTER);
        ByteBuffer all = ByteBuffer.allocateDirect(bytes);
        while (all.hasRemaining()) {
            all.put(part);
        }
        return all.clear();
    }
}
