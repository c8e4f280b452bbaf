package tcplab.client.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tcplab.client.desk.RunStore;
import tcplab.client.desk.UsageException;
import tcplab.page.Account;
import tcplab.page.Pages;
import tcplab.text.Language;
import tcplab.web.WebFile;

/** The pages of kept runs, each drawn when somebody asks for it; a run that is kept meanwhile is among them. */
final class KeptPages implements AutoCloseable {
    private final List<String> words;
    private final Language language;
    private final Consumer<String> log;
    private final Path kept = RunStore.of(null, System.getenv()).root();
    /** In which all of it is read and drawn, one after another: whoever serves does not wait for a picture. */
    private final ExecutorService painter = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "kept pages");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Path, Account> read = new HashMap<>();
    private final Map<String, WebFile> drawn = new HashMap<>();
    private Pages pages;
    private FileTime changed = FileTime.fromMillis(0);

    /**
     * Nothing is read yet.
     *
     * @param words {@code RUN...|all}; all, if there is none
     * @param log takes lines for whoever looks for the cause of a fault
     */
    KeptPages(List<String> words, Language language, Consumer<String> log) {
        this.words = words;
        this.language = language;
        this.log = log;
    }

    /** Reads what is kept now, and tells of what cannot be read. */
    Reported read(Reported.LeftOut leftOut) throws UsageException, IOException {
        // Before they are listed: what is kept between the two is listed again.
        changed = changedLast();
        Reported.Runs runs = Reported.ifAny(words);
        Reported reported = runs.read(read, leftOut);
        read.keySet().retainAll(runs.folders());
        drawn.clear();
        pages = reported.pages(language);
        return reported;
    }

    private FileTime changedLast() {
        try {
            return Files.getLastModifiedTime(kept);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** The page of this name, as soon as it is drawn; empty if there is none. */
    CompletableFuture<Optional<WebFile>> file(String name) {
        return CompletableFuture.supplyAsync(() -> draw(name), painter);
    }

    private Optional<WebFile> draw(String name) {
        try {
            if (pages == null || !changedLast().equals(changed)) {
                read((sentence, why) -> log.accept(Language.EN.tell(sentence)));
            }
        } catch (UsageException e) {
            // A run that was named at the beginning is kept no more: what was read of it stays.
            log.accept(Language.EN.tell(e.told()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        WebFile file = drawn.get(name);
        if (file == null) {
            file = pages.served(name).map(WebFile::html).orElse(null);
            if (file != null) {
                drawn.put(name, file);
            }
        }
        return Optional.ofNullable(file);
    }

    @Override
    public void close() {
        painter.shutdownNow();
    }
}
