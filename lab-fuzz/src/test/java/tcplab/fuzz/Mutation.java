package tcplab.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Inputs that are nearly seeds: bytes, words, numbers and lines changed, and pieces of two put together. */
final class Mutation {
    private static final String[] WORDS = {
        "", " ", "\n", "\r\n", "\t", "\"", "'", "\\", "{", "}", "[", "]", ":", ",", "=", "#", "->", "null", "true", "%", "%s",
        "\0", "\u001b[31m", "\u202e", "\ufeff", "\u0085", "\u2028", "半", "\ud83d\ude00", "..", "/", "*", "::", "$(x)"
    };
    private static final String[] NUMBERS = {
        "0", "-0", "-1", "1", "65535", "65536", "2147483647", "2147483648", "-2147483648", "4294967295", "4294967296",
        "9223372036854775807", "-9223372036854775808", "99999999999999999999", "1e9", "1e999", "0x10", "00", "1.5", "٣"
    };

    private final Random random;
    private final List<byte[]> seeds;
    private final int longest;

    Mutation(long seed, List<byte[]> seeds, int longest) {
        this.random = new Random(seed);
        this.seeds = seeds;
        this.longest = longest;
    }

    /** The next input. */
    byte[] next() {
        byte[] input = any();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            input = changed(input);
        }
        return input.length > longest ? Arrays.copyOf(input, longest) : input;
    }

    private byte[] any() {
        return seeds.isEmpty() ? new byte[0] : seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + 1 + (random.nextInt(4) == 0 ? random.nextInt(200) : random.nextInt(8)));
        return switch (random.nextInt(10)) {
            case 0 -> replaced(input, at, Math.min(input.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            case 1 -> replaced(input, at, end, new byte[0]);
            case 2 -> replaced(input, at, at, Arrays.copyOfRange(input, at, end));
            case 3 -> replaced(input, at, at, Seeds.bytes(pick(WORDS)));
            case 4 -> number(input, at);
            case 5 -> line(input, at, new byte[0]);
            case 6 -> line(input, at, lineOf(any()));
            case 7 -> replaced(input, at, at, lineOf(any()));
            case 8 -> Arrays.copyOf(input, at);
            default -> spliced(input, at, any());
        };
    }

    /** The next run of digits becomes another number. */
    private byte[] number(byte[] input, int from) {
        int at = from;
        while (at < input.length && !isDigit(input[at])) {
            at++;
        }
        int end = at;
        while (end < input.length && isDigit(input[end])) {
            end++;
        }
        return replaced(input, at, end, Seeds.bytes(pick(NUMBERS)));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** The line around this place becomes another one. */
    private static byte[] line(byte[] input, int around, byte[] other) {
        return replaced(input, beginOf(input, around), endOf(input, around), other);
    }

    private byte[] lineOf(byte[] input) {
        int around = random.nextInt(input.length + 1);
        return Arrays.copyOfRange(input, beginOf(input, around), endOf(input, around));
    }

    private static int beginOf(byte[] input, int around) {
        int at = around;
        while (at > 0 && input[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private static int endOf(byte[] input, int around) {
        int at = around;
        while (at < input.length && input[at] != '\n') {
            at++;
        }
        return Math.min(input.length, at + 1);
    }

    private byte[] spliced(byte[] input, int at, byte[] other) {
        int from = random.nextInt(other.length + 1);
        return replaced(input, at, input.length, Arrays.copyOfRange(other, from, other.length));
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(input.length + by.length);
        out.write(input, 0, from);
        out.writeBytes(by);
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }

    private String pick(String[] words) {
        return words[random.nextInt(words.length)];
    }
}
