package tcplab.client.shell;

import java.io.IOException;
import tcplab.client.desk.Console;
import tcplab.client.desk.Home;
import tcplab.client.site.Feed;
import tcplab.host.BenchUnavailable;
import tcplab.run.Lab;
import tcplab.run.LabSoon;
import tcplab.script.Manuscript;

/** The lab and the session on it, opened in the background so that the prompt need not wait for it. */
final class LabAtHand implements AutoCloseable {
    private final LabSoon opening;
    private final Console console;
    private final Thread atExit = new Thread(this::closeLab, "leaving");
    private final Serving serving;
    /** Null before there is a lab. */
    private Feed feed;
    private volatile Session session;
    private volatile String running = "";

    LabAtHand(String bench, Console console) {
        this.console = console;
        opening = new LabSoon(bench, console::log);
        serving = new Serving(this, console);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Begins to set the lab up. */
    void begin() {
        opening.begin();
    }

    /** The lab, as soon as it is set up. */
    Lab lab() throws BenchUnavailable, IOException {
        Lab lab = opening.get();
        tellOthers(lab);
        return lab;
    }

    /** Before anything can happen on it. */
    private void tellOthers(Lab lab) {
        synchronized (opening) {
            feed = feed == null ? Feed.of(lab.audience(), console::log) : feed;
        }
    }

    /** The session, begun if there is none. */
    synchronized Session session() throws BenchUnavailable, IOException {
        if (session == null) {
            session = new Session(lab(), Manuscript.typed(Home.statements().ids(), Words.names()), console.style().language());
        }
        return session;
    }

    /** The session if one has begun, or null; never waits. */
    Session sessionOrNull() {
        return session;
    }

    /** What happens here, for a browser. */
    Serving serving() {
        return serving;
    }

    /** The experiment that runs now, or empty. */
    String running() {
        return running;
    }

    void running(String experiment) {
        running = experiment;
    }

    /** Ends the session; its sockets are aborted. */
    synchronized void reset() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private void closeLab() {
        endFeed();
        opening.close();
    }

    private void endFeed() {
        synchronized (opening) {
            if (feed != null) {
                feed.close();
            }
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return;
        }
        serving.close();
        if (!opening.hasFailed()) {
            reset();
            closeLab();
        }
    }
}
