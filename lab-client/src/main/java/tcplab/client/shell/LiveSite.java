package tcplab.client.shell;

import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.page.LivePage;
import tcplab.run.Audience;
import tcplab.run.Performance;
import tcplab.text.Language;
import tcplab.web.PageServer;
import tcplab.web.Site;
import tcplab.web.WebFile;

/**
 * What is performed on the lab now, as a page that is drawn again when something has happened, and not when nobody looks.
 */
final class LiveSite implements Site, AutoCloseable {
    private final Audience audience;
    private final Language language;
    private final Consumer<String> log;
    private final WebFile frame;
    private final WebFile script = WebFile.script(LivePage.script());
    private final DrawingPace pace = new DrawingPace();
    private final AtomicBoolean due = new AtomicBoolean();
    private final Consumer<Performance> seat = this::begins;
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
    private volatile Performance shown;
    private volatile WebFile parts;
    /** For narrow windows, drawn only if somebody with one has asked since the drawing before; null until then. */
    private volatile WebFile narrowParts;
    private volatile boolean narrowAsked;
    private volatile boolean narrowStale = true;
    private volatile boolean stale = true;
    private Journal.Listening listening = () -> {};

    /** @param log takes lines for whoever looks for the cause of a fault */
    LiveSite(Audience audience, Language language, Consumer<String> log) {
        this.audience = audience;
        this.log = log;
        this.language = language;
        this.frame = WebFile.html(LivePage.frame(language));
        this.parts = WebFile.html(LivePage.parts(language));
    }

    /** From now on news is told there. */
    void publish(PageServer where) {
        server = where;
        audience.join(seat);
    }

    private synchronized void begins(Performance performance) {
        listening.close();
        shown = performance;
        listening = performance.journal().listen(event -> happened());
        happened();
    }

    private void happened() {
        stale = true;
        soon();
    }

    private void soon() {
        if (due.compareAndSet(false, true)) {
            painter.schedule(this::draw, pace.delayNanos(System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    private void draw() {
        due.set(false);
        Performance performance = shown;
        if (performance == null || !server.isWatched()) {
            return;
        }
        stale = false;
        boolean narrow = narrowAsked;
        narrowAsked = false;
        narrowStale = !narrow;
        long begun = System.nanoTime();
        try {
            Timeline now = performance.withPendingCalls(performance.journal().soFar());
            parts = WebFile.html(LivePage.parts(now, language));
            if (narrow) {
                narrowParts = WebFile.html(LivePage.narrowParts(now, language));
            }
            server.tell();
        } catch (RuntimeException e) {
            log.accept("the live page could not be drawn: " + e);
        }
        pace.drew(begun, System.nanoTime());
    }

    @Override
    public Optional<WebFile> file(String path) {
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

    @Override
    public boolean isNews(String path) {
        return path.equals(LivePage.NEWS);
    }

    @Override
    public void followed() {
        if (stale) {
            soon();
        }
    }

    @Override
    public synchronized void close() {
        audience.leave(seat);
        listening.close();
        painter.shutdownNow();
    }
}
