package tcplab.client.shell;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;
import tcplab.model.TcpState;

/** The last line of the terminal: every live socket and its state as ss sees it. */
final class StatusLine implements AutoCloseable {
    private static final long PERIOD_MILLIS = 300;

    private final Status status;
    private final LabAtHand lab;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "status line");
        thread.setDaemon(true);
        return thread;
    });
    private String shown = "";

    StatusLine(Terminal terminal, LabAtHand lab) {
        this.status = Status.getStatus(terminal);
        this.lab = lab;
    }

    void start() {
        if (status != null) {
            clock.scheduleWithFixedDelay(this::refresh, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void refresh() {
        try {
            Session session = lab.sessionOrNull();
            if (session != null) {
                lab.lab().witnesses().sampleNow();
            }
            String text = session == null ? " no sockets" : words(session);
            if (!text.equals(shown)) {
                shown = text;
                status.update(List.of(new AttributedString(text, AttributedStyle.INVERSE)));
            }
        } catch (Exception e) {
            // The lab is closing; what is shown stays until the terminal is given back.
            clock.shutdown();
        }
    }

    static String words(Session session) {
        String sockets = session.states().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + " "
                        + entry.getValue().stream().map(TcpState::rfc).collect(Collectors.joining("+")))
                .collect(Collectors.joining(" · "));
        return " " + (sockets.isEmpty() ? "no sockets" : sockets);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        if (status != null) {
            status.update(null);
        }
    }
}
