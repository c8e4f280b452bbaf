package tcplab.script;

import static tcplab.text.Language.say;

/**
 * Something wrong in a script.
 *
 * @param path the file as the user named it
 * @param line from 1, or 0 if it concerns the whole file
 */
public record Problem(String path, int line, String message, String hint) {
    /** {@code path:line: message; hint}. */
    @Override
    public String toString() {
        String place = line == 0 ? path : path + ":" + line;
        return place + ": " + (hint.isEmpty() ? message : say("%s; %s", message, hint));
    }
}
