package tcplab.client.shell;

import static tcplab.text.Told.say;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;
import tcplab.client.desk.Console;
import tcplab.model.TcpState;
import tcplab.text.Columns;
import tcplab.text.Told;

/** The last line of the terminal: every live socket and its state as ss sees it. */
final class StatusLine implements AutoCloseable {
    private static final long PERIOD_MILLIS = 400;

    private final Status status;
    private final Terminal terminal;
    private final Prompt prompt;
    private final LabAtHand lab;
    private final Console console;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "status line");
        thread.setDaemon(true);
        return thread;
    });
    private volatile String shown = "";

    StatusLine(Terminal terminal, Prompt prompt, LabAtHand lab, Console console) {
        this.console = console;
        this.status = Status.getStatus(terminal);
        this.terminal = terminal;
        this.prompt = prompt;
        this.lab = lab;
    }

    void start() {
        if (status != null) {
            // Its first drawing scrolls the screen; what is printed afterwards stays where it is.
            refresh();
            // While a line is read JLine sees to it itself.
            terminal.handle(Terminal.Signal.WINCH, signal -> clock.execute(this::resized));
            clock.scheduleWithFixedDelay(this::refresh, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** The terminal has another size, and the line another place. */
    private void resized() {
        prompt.alone(status::resize);
        shown = "";
        refresh();
    }

    private void refresh() {
        try {
            Session session = lab.sessionOrNull();
            if (session != null && session.hasLiveSockets()) {
                lab.lab().witnesses().sampleNow();
            }
            String text = !lab.running().isEmpty() ? " " + lab.running() : session == null ? " " + console.tell(say("no sockets")) : words(session);
            if (!text.equals(shown)) {
                shown = text;
                prompt.alone(() -> status.update(List.of(new AttributedString(Columns.printable(text), AttributedStyle.INVERSE))));
            }
        } catch (Exception e) {
            // The lab is closing; what is shown stays until the terminal is given back.
            clock.shutdown();
        }
    }

    private String words(Session session) {
        return " " + words(session.states(), " · ", console);
    }

    /** The live sockets and their states; says so if there is none. */
    static String words(Map<String, List<TcpState>> states, String between, Console console) {
        String sockets = states.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + " " + words(entry.getValue(), console.style().unicode() ? "×" : "x"))
                .collect(Collectors.joining(between));
        return sockets.isEmpty() ? console.tell(say("no sockets")) : sockets;
    }

    /** {@code LISTEN+5×SYN-RECEIVED}. */
    private static String words(List<TcpState> states, String times) {
        return states.stream()
                .collect(Collectors.groupingBy(TcpState::rfc, LinkedHashMap::new, Collectors.counting()))
                .entrySet().stream()
                .map(state -> (state.getValue() == 1 ? "" : state.getValue() + times) + state.getKey())
                .collect(Collectors.joining("+"));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        if (status != null) {
            prompt.alone(() -> {
                // Closing gives its line back and leaves on it what stood there.
                status.update(List.of());
                status.close();
            });
        }
    }
}
