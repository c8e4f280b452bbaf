package tcplab.script;

import static tcplab.text.Told.say;

import tcplab.text.Told;

/**
 * Something wrong in a script.
 *
 * @param path the file as the user named it
 * @param line from 1, or 0 if it concerns the whole file
 */
public record Problem(String path, int line, Told message, Told hint) {
    /** {@code path:line: message; hint}. */
    public Told told() {
        String place = line == 0 ? path : path + ":" + line;
        return Told.format("%s: %s", place, hint.isEmpty() ? message : say("%s; %s", message, hint));
    }
}
