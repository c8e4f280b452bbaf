package tcplab.model;

import java.util.Locale;
import java.util.Optional;

/** One of the two hosts of an experiment. On the loopback and host benches both share one network stack. */
public enum Side {
    CLIENT,
    SERVER;

    /** {@code client} or {@code server}: the word of the language. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Side other() {
        return this == CLIENT ? SERVER : CLIENT;
    }

    public static Optional<Side> of(String word) {
        return switch (word) {
            case "client" -> Optional.of(CLIENT);
            case "server" -> Optional.of(SERVER);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return word();
    }
}
