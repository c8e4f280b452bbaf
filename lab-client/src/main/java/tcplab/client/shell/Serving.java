package tcplab.client.shell;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.ServedPages;
import tcplab.client.desk.StateFolder;
import tcplab.client.desk.UsageException;
import tcplab.client.site.LabSite;
import tcplab.host.BenchUnavailable;
import tcplab.page.Pages;
import tcplab.run.Lab;
import tcplab.text.Told;
import tcplab.web.Doorway;
import tcplab.web.PageServer;
import tcplab.web.Place;

/** The word {@code serve}: what happens on this lab, live on a page for a browser. */
final class Serving implements AutoCloseable {
    private static final String STOP = "stop";

    private final LabAtHand lab;
    private final Console console;
    private LabSite site;
    private PageServer server;

    Serving(LabAtHand lab, Console console) {
        this.lab = lab;
        this.console = console;
    }

    /** Does {@code serve REST}; the exit code. */
    synchronized int obey(String rest) throws UsageException, BenchUnavailable, IOException {
        if (rest.equals(STOP)) {
            Told done = server == null ? say("nothing is served") : say("%s is served no more", address());
            close();
            console.print(done);
        } else if (server == null || !rest.isEmpty()) {
            Place place = place(rest);
            close();
            begin(place);
            ServedPages.tell(address(), place, "serve stop", console);
        } else {
            console.print(say("open %s in a browser", address()));
        }
        return ExitCode.AS_RECORDED;
    }

    /** Of the page that is live; the kept runs are one link away. */
    private String address() {
        return server.address() + Pages.LIVE;
    }

    private void begin(Place place) throws BenchUnavailable, IOException {
        Lab open = lab.lab();
        LabSite begun = LabSite.of(open.audience(), console.style().language(), console::log);
        server = PageServer.start(place, Doorway.of(System.getenv(), StateFolder.of(System.getenv())), begun);
        site = begun;
        open.witnesses().leaveAlone(server.endpoint());
        site.publish(server);
    }

    /** {@code --port N} and {@code --listen ADDRESS}, in any order. */
    private static Place place(String rest) throws UsageException {
        Map<String, String> values = new HashMap<>();
        List<String> words = new ArrayList<>(rest.isEmpty() ? List.of() : List.of(rest.split("[\\s=]+")));
        while (!words.isEmpty()) {
            String name = words.remove(0);
            if (!List.of("--port", "--listen").contains(name)) {
                throw new UsageException(say("serve %s says nothing", name), say("write: %s", "serve, serve --port 8080, serve stop"));
            }
            if (words.isEmpty()) {
                throw new UsageException(say("%s needs a value", name), say("as in: %s", "serve --port 8080"));
            }
            values.put(name, words.remove(0));
        }
        return ServedPages.place(values.get("--listen"), values.get("--port"));
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            site.close();
            server.close();
            server = null;
        }
    }
}
