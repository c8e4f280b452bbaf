package tcplab.client.desk;

import java.nio.file.Path;
import java.util.Map;

/** The folder in which the lab keeps what it has of this user: {@code tcp-lab} in {@code XDG_STATE_HOME}. */
public final class StateFolder {
    private StateFolder() {}

    /** Where it is; nothing is made. */
    public static Path of(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = state.isEmpty()
                ? Path.of(environment.getOrDefault("HOME", "/nonexistent"), ".local", "state")
                : Path.of(state);
        return base.resolve("tcp-lab");
    }
}
