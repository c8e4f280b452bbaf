package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tcplab.text.TextFile;
import tcplab.text.Told;
import tcplab.text.ToldException;
import tcplab.text.Unreadable;

/**
 * What the lab remembers of its user in one file, which several labs may change at a time: a reader sees what was before a
 * change or what is after it, and no change is lost. A damaged file is put aside.
 */
final class StateFile<T> {
    /** How it is written. */
    interface Form<T> {
        /** Of a file that is not there. */
        T nothing();

        /** Empty if the text is not what {@link #write} writes. */
        Optional<T> read(String text);

        String write(T contents);
    }

    private static final int LARGEST_BYTES = 16 << 20;

    private final Path file;
    private final Form<T> form;
    private final Consumer<Told> notes;

    /** @param notes takes what the user must know of the file */
    StateFile(Path file, Form<T> form, Consumer<Told> notes) {
        this.file = file;
        this.form = form;
        this.notes = notes;
    }

    Path path() {
        return file;
    }

    /** Its contents; a damaged file is put aside and said so. */
    T read() throws IOException {
        if (!Files.exists(file)) {
            return form.nothing();
        }
        Optional<T> contents;
        try {
            contents = form.read(TextFile.read(file, LARGEST_BYTES));
        } catch (Unreadable e) {
            contents = Optional.empty();
        }
        return contents.isPresent() ? contents.get() : beginAnew();
    }

    private T beginAnew() throws IOException {
        Path aside = beside(".json.damaged-" + Instant.now().toString().replaceAll("[^0-9]", ""));
        Files.move(file, aside);
        notes.accept(say("%1$s is damaged; it is kept as %2$s, and counting begins anew", file, aside));
        return form.nothing();
    }

    /** {@code quiz.lock} beside {@code quiz.json}. */
    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.json$", "") + ending);
    }

    /** Changes it. */
    void change(UnaryOperator<T> change) throws IOException {
        Files.createDirectories(file.getParent());
        // A file lock is for processes; threads of one process must not even try.
        synchronized (StateFile.class) {
            changeLocked(change);
        }
    }

    /** The same also while an interrupt waits to end what is being done: it waits on, and nothing is lost. */
    void changeSurely(UnaryOperator<T> change) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            change(change);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void changeLocked(UnaryOperator<T> change) throws IOException {
        Path locked = beside(".lock");
        if (Files.exists(locked, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(locked, LinkOption.NOFOLLOW_LINKS)) {
            // A pipe would wait for somebody who reads, and a link would make a file somewhere else.
            throw new ToldException(Told.format("%s: %s", locked, say("this is no regular file")));
        }
        try (FileChannel channel = FileChannel.open(locked, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.lock()) {
            T contents = change.apply(read());
            // Nobody else writes it meanwhile; a lab that was killed may have left it.
            Path fresh = beside(".new");
            Files.deleteIfExists(fresh);
            Files.writeString(fresh, form.write(contents), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
