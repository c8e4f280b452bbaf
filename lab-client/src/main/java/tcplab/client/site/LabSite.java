package tcplab.client.site;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tcplab.client.desk.StateFolder;
import tcplab.client.desk.UsageException;
import tcplab.page.Pages;
import tcplab.run.Audience;
import tcplab.text.Language;
import tcplab.web.PageServer;
import tcplab.web.Site;
import tcplab.web.WebFile;

/** All that a browser is shown: the report of kept runs, and in a folder of it what happens on a lab now. */
public final class LabSite implements Site, AutoCloseable {
    private final KeptPages kept;
    private final LivePages live;

    private LabSite(List<String> words, LiveSource source, Language language, Consumer<String> log) {
        this.kept = new KeptPages(words, language, log);
        this.live = new LivePages(source, language, log);
    }

    /**
     * Of the lab of this process and all kept runs.
     *
     * @param log takes lines for whoever looks for the cause of a fault
     */
    public static LabSite of(Audience audience, Language language, Consumer<String> log) {
        return new LabSite(List.of(), new LabHere(audience), language, log);
    }

    /** Of whatever lab of this user runs, and the kept runs that words name: {@code RUN...|all}. */
    public static LabSite of(List<String> words, Language language, Consumer<String> log) {
        return new LabSite(words, new LabElsewhere(StateFolder.of(System.getenv()), log), language, log);
    }

    /** Reads the kept runs, which else is done when somebody asks for them, and tells of what cannot be read. */
    public Reported read(Reported.LeftOut leftOut) throws UsageException, IOException {
        return kept.read(leftOut);
    }

    /** From now on news is told there. */
    public void publish(PageServer server) {
        live.publish(server);
    }

    @Override
    public CompletableFuture<Optional<WebFile>> file(String path) {
        if (path.startsWith(Pages.LIVE)) {
            return CompletableFuture.completedFuture(live.file(path.substring(Pages.LIVE.length())));
        }
        return kept.file(path.isEmpty() ? Pages.INDEX : path);
    }

    @Override
    public boolean isNews(String path) {
        return path.startsWith(Pages.LIVE) && live.isNews(path.substring(Pages.LIVE.length()));
    }

    @Override
    public boolean isFolder(String path) {
        return Pages.LIVE.equals(path + "/");
    }

    @Override
    public void followed() {
        live.followed();
    }

    @Override
    public void close() {
        live.close();
        kept.close();
    }
}
