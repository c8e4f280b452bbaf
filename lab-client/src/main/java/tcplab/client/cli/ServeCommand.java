package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.ServedPages;
import tcplab.client.desk.StateFolder;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.web.Doorway;
import tcplab.web.PageServer;
import tcplab.web.Place;
import tcplab.web.Site;
import tcplab.web.WebFile;

/** {@code serve}: the pages of kept runs for a browser, without writing them anywhere. */
final class ServeCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "serve",
            "scripts/lab serve [RUN...|all] [--port N] [--listen ADDRESS]",
            say("Serves the pages of kept runs, as report writes them, to a browser of this machine, or with --listen of the "
                    + "network too, until Ctrl-C. What happens in a shell is served by its own word serve."),
            "scripts/lab serve all");

    /** Pages that stay as they are. */
    private static final class Report implements Site {
        private final Map<String, WebFile> files = new HashMap<>();

        Report(Map<String, String> pages) {
            pages.forEach((name, text) -> files.put(name, WebFile.html(text)));
            files.put("", files.get("index.html"));
        }

        @Override
        public Optional<WebFile> file(String path) {
            return Optional.ofNullable(files.get(path));
        }

        @Override
        public boolean isNews(String path) {
            return false;
        }

        @Override
        public void followed() {
            // Nobody can.
        }
    }

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--port", true, "--listen", true));
        Place place = ServedPages.place(options.value("--listen").orElse(null), options.value("--port").orElse(null));
        Reported reported = Reported.runs(options.operands()).read(console);
        if (reported.accounts().isEmpty()) {
            return ExitCode.INCONCLUSIVE;
        }
        Site report = new Report(reported.pages(console.style().language()).write());
        try (Interrupt interrupt = new Interrupt();
                PageServer server = PageServer.start(place, Doorway.of(System.getenv(), StateFolder.of(System.getenv())), report)) {
            ServedPages.tell(server, place, "Ctrl-C", console);
            untilInterrupted();
        }
        return ExitCode.AS_RECORDED;
    }

    private static void untilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // That is the end of it.
        }
    }
}
