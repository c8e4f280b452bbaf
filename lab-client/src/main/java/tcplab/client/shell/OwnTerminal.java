package tcplab.client.shell;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import tcplab.host.Ending;
import tcplab.text.ToldException;

/** The terminal of this process. */
final class OwnTerminal {
    private OwnTerminal() {}

    /**
     * How it is built. The terminal is asked nothing: an answer that comes later than JLine waits for it, over a slow line or
     * from a busy machine, would be taken for what the user types.
     */
    static TerminalBuilder builder() {
        return TerminalBuilder.builder().system(true).graphemeCluster(false);
    }

    /** Opens it as it is to be built, unless this process has been told to end. */
    static Terminal open(TerminalBuilder builder) throws IOException {
        return open(builder, Ending::hasBegun);
    }

    /**
     * While the process ends JLine builds a poor terminal, and takes for itself the interrupt that came with the end: whoever
     * then waited for a key would wait for ever.
     *
     * @param ending whether this process has been told to end
     */
    static Terminal open(TerminalBuilder builder, BooleanSupplier ending) throws IOException {
        Terminal terminal = builder.build();
        if (ending.getAsBoolean()) {
            terminal.close();
            throw new ToldException(say("interrupted"));
        }
        return terminal;
    }
}
