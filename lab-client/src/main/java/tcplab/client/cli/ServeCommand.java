package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.ServedPages;
import tcplab.client.desk.StateFolder;
import tcplab.client.site.LabSite;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.web.Doorway;
import tcplab.web.PageServer;
import tcplab.web.Place;

/** {@code serve}: the pages of kept runs and what happens now for a browser, without writing them anywhere. */
final class ServeCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "serve",
            "scripts/lab serve [RUN...|all] [--port N] [--listen ADDRESS]",
            say("Serves the pages of kept runs, as report writes them, to a browser of this machine, or with --listen of the "
                    + "network too, until Ctrl-C: runs that are kept meanwhile are among them. In its folder live/, to which the "
                    + "index leads, is what happens now in a running shell, lesson or stepped run of yours, the one that began "
                    + "last. The shell's own word serve shows the same."),
            "scripts/lab serve all");

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--port", true, "--listen", true));
        Place place = ServedPages.place(options.value("--listen").orElse(null), options.value("--port").orElse(null));
        try (LabSite site = LabSite.of(options.operands(), console.style().language(), console::log)) {
            if (site.read(console::error).isNothing()) {
                return ExitCode.INCONCLUSIVE;
            }
            try (Interrupt interrupt = new Interrupt();
                    PageServer server = PageServer.start(place, Doorway.of(System.getenv(), StateFolder.of(System.getenv())), site)) {
                site.publish(server);
                ServedPages.tell(server.address(), place, "Ctrl-C", console);
                untilInterrupted();
            }
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
