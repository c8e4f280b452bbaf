package tcplab.client.shell;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What JLine logs is for those who look for the cause of a fault. */
final class JLineLog {
    /** Held, for the logging system keeps loggers only weakly. */
    private static final Logger LOGGER = Logger.getLogger("org.jline");

    private JLineLog() {}

    static void show(boolean debug) {
        LOGGER.setLevel(debug ? Level.WARNING : Level.OFF);
    }
}
