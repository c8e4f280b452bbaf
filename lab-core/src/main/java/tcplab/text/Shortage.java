package tcplab.text;

import static tcplab.text.Told.say;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the machine has too little of, as a sentence for whoever can give it more. */
public final class Shortage {
    /** How Java names EAGAIN where it starts a program: one process more than there may be. */
    private static final String NO_MORE_PROCESSES = "error=11,";

    private Shortage() {}

    /** What is behind a failure; empty if it is something else. */
    public static Optional<Told> behind(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(cause -> !(cause instanceof RuntimeException))
                .flatMap(cause -> in(cause.toString()).stream())
                .findFirst();
    }

    /** What a line of Java's own names; empty if it names something else. */
    public static Optional<Told> in(String line) {
        boolean ofJava = line.contains(OutOfMemoryError.class.getName());
        if (line.contains(NO_MORE_PROCESSES) || ofJava && line.contains("native thread")) {
            return Optional.of(say("no more threads or processes can be started here; raise the limit (ulimit -u, or that of the container)"));
        }
        return ofJava ? Optional.of(say("there is not enough memory for this")) : Optional.empty();
    }
}
