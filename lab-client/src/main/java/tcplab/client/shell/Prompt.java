package tcplab.client.shell;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import tcplab.text.Columns;

/** The line being typed. JLine draws it under a lock; whoever else writes to the terminal takes the same one. */
final class Prompt extends LineReaderImpl {
    private static final int LEAST_ROOM = 4;

    private boolean answering;
    /** How a line can go on. */
    private UnaryOperator<String> rest = line -> "";
    private Runnable waiting = () -> {};

    Prompt(Terminal terminal) throws IOException {
        super(terminal, "tcp-lab");
    }

    /** From now on shows behind the cursor, faintly, what can follow. @param rest what can stand behind a line, or an empty text */
    void hint(UnaryOperator<String> rest) {
        this.rest = rest;
    }

    /** @param next done whenever the line is drawn and a key is waited for */
    void whenWaiting(Runnable next) {
        waiting = next;
    }

    @Override
    public Binding readBinding(KeyMap<Binding> keys, KeyMap<Binding> local) {
        waiting.run();
        return super.readBinding(keys, local);
    }

    @Override
    public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
        // JLine's own word for whether the line is still being typed; drawing it once more says yes again.
        boolean typing = doAutosuggestion;
        AttributedString shown = super.getDisplayedBufferWithPrompts(secondaryPrompts);
        int room = size.getColumns() - shown.columnLength() - 1;
        if (!typing || answering || post != null || buf.cursor() != buf.length() || buf.length() == 0 || room < LEAST_ROOM) {
            return shown;
        }
        String line = buf.toString();
        String hint = rest.apply(line);
        if (hint.isEmpty() || line.contains("\n")) {
            return shown;
        }
        String words = Columns.cut(hint, room, "…");
        return new AttributedStringBuilder().append(shown).styled(AttributedStyle::faint, words).toAttributedString();
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
        answering = true;
        try {
            return readLine(question);
        } catch (UserInterruptException | EndOfFileException e) {
            return null;
        } finally {
            answering = false;
            setVariable(DISABLE_HISTORY, before);
        }
    }
}
