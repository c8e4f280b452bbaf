package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import tcplab.text.Shortage;
import tcplab.text.Telling;
import tcplab.text.Told;

/** Why something failed, in plain words. */
public final class Reason {
    private Reason() {}

    /** Of anything that was thrown; what is no sentence for a reader is named as a fault of the lab. */
    public static Told of(Throwable e) {
        if (e instanceof UncheckedIOException unchecked) {
            return of(unchecked.getCause());
        } else if (e instanceof FileSystemException file) {
            return file.getFile() == null ? of((IOException) file) : Told.format("%s: %s", file.getFile(), of((IOException) file));
        } else if (e instanceof IOException io) {
            return of(io);
        } else if (e instanceof InvalidPathException path) {
            return say("'%s' can be no file's name in this locale; set LC_ALL=C.UTF-8 if it is one", path.getInput());
        } else if (e instanceof InterruptedException) {
            return say("interrupted");
        }
        Optional<Told> shortage = Shortage.behind(e);
        if (shortage.isPresent()) {
            return shortage.get();
        } else if (isFault(e)) {
            return say("this is a fault of the lab itself (%s); --debug shows where", e.getClass().getSimpleName());
        }
        return Told.of(e);
    }

    /** True of what only a fault of the lab can throw: it is no sentence for a reader. */
    static boolean isFault(Throwable e) {
        boolean told = e instanceof Telling || e instanceof UncheckedIOException || e instanceof InvalidPathException
                || e instanceof InterruptedException;
        return e != null && !told && (e instanceof RuntimeException || e instanceof Error || e.getMessage() == null);
    }

    /** Of a file operation. */
    public static Told of(IOException e) {
        if (e instanceof ClosedByInterruptException || e instanceof FileLockInterruptionException) {
            return say("interrupted");
        }
        if (e instanceof AccessDeniedException) {
            return say("permission denied");
        }
        if (e instanceof NoSuchFileException) {
            return say("there is no such file or folder");
        }
        if (e instanceof FileAlreadyExistsException) {
            return say("a file is in the way");
        }
        if (e instanceof DirectoryNotEmptyException) {
            return say("a folder is in the way");
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return Told.plain(system.getReason());
        }
        return Told.of(e);
    }
}
