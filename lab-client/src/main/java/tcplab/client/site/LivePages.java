package tcplab.client.site;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import tcplab.journal.Timeline;
import tcplab.page.LivePage;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.web.PageServer;
import tcplab.web.WebFile;

/** What happens on a lab now, as a page that is drawn again when something has happened, and not when nobody looks. */
final class LivePages implements AutoCloseable {
    private static final Timeline NOTHING = new Timeline(List.of());

    private final LiveSource source;
    private final Language language;
    private final Consumer<String> log;
    private final WebFile frame;
    private final WebFile script = WebFile.script(LivePage.script());
    private final DrawingPace pace = new DrawingPace();
    private final AtomicBoolean due = new AtomicBoolean();
    /** What happens after it has been closed is not drawn, and nobody is told so: whoever appends must not stumble. */
    private final ScheduledExecutorService painter = new ScheduledThreadPoolExecutor(
            1,
            task -> {
                Thread thread = new Thread(task, "live page");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    private volatile PageServer server;
    private volatile WebFile parts;
    /** For narrow windows, drawn only if somebody with one has asked since the drawing before; null until then. */
    private volatile WebFile narrowParts;
    private volatile boolean narrowAsked;
    private volatile boolean narrowStale = true;
    private volatile boolean stale = true;

    /** @param log takes lines for whoever looks for the cause of a fault */
    LivePages(LiveSource source, Language language, Consumer<String> log) {
        this.source = source;
        this.log = log;
        this.language = language;
        this.frame = WebFile.html(LivePage.frame(language));
        this.parts = WebFile.html(LivePage.parts(NOTHING, note(), language));
    }

    /** From now on news is told there. */
    void publish(PageServer where) {
        server = where;
        source.begin(this::happened);
    }

    private void happened() {
        stale = true;
        soon();
    }

    private Told note() {
        if (source.isThere()) {
            return Told.nothing();
        }
        return source.now().isPresent()
                ? say("That lab has ended. This is what it showed last.")
                : say("No lab is running. Begin one in another terminal, with %1$s, %2$s or %3$s.",
                        "scripts/lab", "scripts/lab learn", "scripts/lab run close/three-way --step");
    }

    private void soon() {
        if (due.compareAndSet(false, true)) {
            painter.schedule(this::draw, pace.delayNanos(System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    private void draw() {
        due.set(false);
        if (!server.isWatched()) {
            return;
        }
        stale = false;
        boolean narrow = narrowAsked;
        narrowAsked = false;
        narrowStale = !narrow;
        long begun = System.nanoTime();
        try {
            Timeline now = source.now().orElse(NOTHING);
            Told note = note();
            parts = WebFile.html(LivePage.parts(now, note, language));
            if (narrow) {
                narrowParts = WebFile.html(LivePage.narrowParts(now, note, language));
            }
            server.tell();
        } catch (RuntimeException e) {
            log.accept("the live page could not be drawn: " + e);
        }
        pace.drew(begun, System.nanoTime());
    }

    /** The file at a path within this folder. */
    Optional<WebFile> file(String path) {
        return switch (path) {
            case "" -> Optional.of(frame);
            case LivePage.SCRIPT -> Optional.of(script);
            case LivePage.PARTS -> Optional.of(parts);
            case LivePage.NARROW_PARTS -> Optional.of(narrowParts());
            default -> Optional.empty();
        };
    }

    private WebFile narrowParts() {
        narrowAsked = true;
        if (narrowStale) {
            soon();
        }
        return narrowParts == null ? parts : narrowParts;
    }

    boolean isNews(String path) {
        return path.equals(LivePage.NEWS);
    }

    /** Somebody has begun to follow the news. */
    void followed() {
        if (stale) {
            soon();
        }
    }

    @Override
    public void close() {
        source.close();
        painter.shutdownNow();
    }
}
