package tcplab.text;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/**
 * A file that somebody else may have written. It must be a regular one, since others may never end, and it is read up to
 * a limit, since its size says nothing while it grows.
 */
public final class TextFile {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final Set<String> OF_THE_KERNEL = Set.of("proc", "sysfs", "tracefs", "debugfs");

    private TextFile() {}

    /** Opens it; {@link Unreadable} if it is a folder, a pipe or a device. */
    public static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Unreadable(0, say("this is a folder"), say("name a file"));
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new Unreadable(0, say("this is no regular file"), say("copy what is to be read into one"));
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        // Some of the kernel's files wait for what is still to come, and all of them tell no size.
        if (Files.size(file) == 0 && OF_THE_KERNEL.contains(Files.getFileStore(file).type())) {
            throw new Unreadable(0, say("this is a file of the kernel"), say("copy what is to be read into one"));
        }
        return Files.newInputStream(file);
    }

    /** All its bytes; {@link Unreadable} if there are more than so many. */
    public static byte[] bytes(Path file, int most) throws IOException {
        try (InputStream in = open(file)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new Unreadable(0, say("it is too large"), say("%s bytes are read at most", most));
            }
            return bytes;
        }
    }

    /** Its text without a byte order mark; {@link Unreadable} if there are more than so many bytes, or it is no UTF-8. */
    public static String read(Path file, int mostBytes) throws IOException {
        return text(bytes(file, mostBytes));
    }

    /** The text of such bytes without a byte order mark; {@link Unreadable} if they are no UTF-8. */
    public static String text(byte[] bytes) throws Unreadable {
        String text = decode(bytes);
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Writes it anew; what went wrong names the file. */
    public static void write(Path file, String text) throws IOException {
        try {
            Files.writeString(file, text);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new ToldException(Told.format("%s: %s", file, Told.of(e)), e);
        }
    }

    /** UTF-8 to text; {@link Unreadable} names the line that is none. */
    static String decode(byte[] bytes) throws Unreadable {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new Unreadable(line, say("this is no text"), say("it must be plain UTF-8"));
        }
        return out.flip().toString();
    }
}
