package tcplab.client.shell;

import org.jline.terminal.TerminalBuilder;

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
}
