package tcplab.client.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;
import tcplab.client.desk.Keypad;

/** Single keys: from a terminal as they are pressed, or from a pipe one character after the other. */
interface Keys extends Keypad {
    int NONE = -2;
    /** How long a reader is left alone before it is asked again. */
    long PERIOD_MILLIS = 1_000;

    /** The next key, {@link #NONE} if there was none within so many milliseconds, {@link #ENDED} after the last. */
    int next(long millis) throws IOException;

    /** True if somebody sits there, who can press a key at any moment. */
    boolean isLive();

    @Override
    default int next() throws IOException {
        int key = NONE;
        while (key == NONE) {
            key = next(PERIOD_MILLIS);
        }
        return key;
    }

    /**
     * The terminal of this process. It is given back by closing. Signals stay with Java, which ends the process in order: an
     * interrupt that is on its way to Java while JLine takes its handler away is heard by nobody.
     */
    static Keys ofTerminal() throws IOException {
        Terminal terminal = OwnTerminal.open(OwnTerminal.builder().nativeSignals(false));
        return of(terminal, terminal::close);
    }

    /** A terminal that belongs to somebody else. */
    static Keys of(Terminal terminal) {
        return of(terminal, () -> {});
    }

    /** What is done at the end. */
    interface Last {
        void run() throws IOException;
    }

    private static Keys of(Terminal terminal, Last last) {
        Attributes before = terminal.enterRawMode();
        NonBlockingReader reader = terminal.reader();
        return new Keys() {
            @Override
            public int next(long millis) throws IOException {
                int key = reader.read(millis);
                return key == NonBlockingReader.READ_EXPIRED ? NONE : key < 0 ? ENDED : key;
            }

            @Override
            public boolean isLive() {
                return true;
            }

            @Override
            public int rows() {
                return terminal.getSize().getRows();
            }

            @Override
            public void close() throws IOException {
                terminal.setAttributes(before);
                last.run();
            }
        };
    }

    /** Keys written down before. */
    static Keys of(InputStream in) {
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        return new Keys() {
            @Override
            public int next(long millis) throws IOException {
                int key = reader.read();
                return key < 0 ? ENDED : key;
            }

            @Override
            public boolean isLive() {
                return false;
            }

            @Override
            public void close() {
                // Standard input belongs to the process.
            }
        };
    }
}
