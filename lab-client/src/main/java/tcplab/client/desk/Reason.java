package tcplab.client.desk;

import static tcplab.text.Language.say;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file operation failed, in plain words. */
public final class Reason {
    private Reason() {}

    public static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return say("permission denied");
        }
        if (e instanceof NoSuchFileException) {
            return say("there is no such file or folder");
        }
        if (e instanceof FileAlreadyExistsException) {
            return say("a file is in the way");
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
