package tcplab.client.desk;

import java.io.IOException;

/** Single keys, as somebody at a terminal presses them. */
public interface Keypad extends AutoCloseable {
    int ENDED = -1;
    int CTRL_C = 3;
    int CTRL_D = 4;

    /** Waits for the next key; {@link #ENDED} after the last. */
    int next() throws IOException;

    /** How many lines the terminal shows at once; 0 if that is not known. */
    default int rows() {
        return 0;
    }

    @Override
    void close() throws IOException;

    /** How the terminal is opened, to be given back by closing it. */
    interface Opening {
        Keypad open() throws IOException;
    }
}
