package tcplab.client.shell;

import java.io.IOException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** The line being typed. JLine draws it under a lock; whoever else writes to the terminal takes the same one. */
final class Prompt extends LineReaderImpl {
    Prompt(Terminal terminal) throws IOException {
        super(terminal, "tcp-lab");
    }

    /** Writes to the terminal while nothing else does. */
    void alone(Runnable writing) {
        lock.lock();
        try {
            writing.run();
        } finally {
            lock.unlock();
        }
    }
}
