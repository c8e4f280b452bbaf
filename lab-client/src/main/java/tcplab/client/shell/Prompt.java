package tcplab.client.shell;

import java.io.IOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
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

    /** A line that answers a question and is no command: not kept in the history. Null after Ctrl-C or Ctrl-D. */
    String answer(String question) {
        Object before = getVariable(DISABLE_HISTORY);
        setVariable(DISABLE_HISTORY, true);
        try {
            return readLine(question);
        } catch (UserInterruptException | EndOfFileException e) {
            return null;
        } finally {
            setVariable(DISABLE_HISTORY, before);
        }
    }
}
