package tcplab.fuzz;

import java.util.Arrays;

/** Bytes as choices, one after another; when they have come to an end, every choice is the first. */
final class Recipe {
    private final byte[] bytes;
    private int at;

    Recipe(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return at < bytes.length;
    }

    /** One of so many, from 0; from 256 on by two bytes. */
    int choose(int of) {
        int chosen = of <= 256 ? next() : next() << 8 | next();
        return of <= 0 ? 0 : chosen % of;
    }

    <T> T pick(T[] from) {
        return from[choose(from.length)];
    }

    /** What has not been used yet. */
    byte[] rest() {
        return Arrays.copyOfRange(bytes, Math.min(at, bytes.length), bytes.length);
    }

    private int next() {
        return at < bytes.length ? bytes[at++] & 0xff : 0;
    }
}
