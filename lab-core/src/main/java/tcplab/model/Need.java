package tcplab.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a line of a script can need of the machine. */
public sealed interface Need permits Witness, Tool, Ability {
    /** As {@code needs} and {@code wants} write it. */
    String word();

    /** All that a script can write, witnesses first; sock_diag is there wherever the wire is. */
    static List<Need> all() {
        return Stream.<Need[]>of(Witness.values(), Tool.values(), Ability.values())
                .flatMap(Stream::of)
                .filter(need -> need != Witness.SOCK_DIAG)
                .toList();
    }

    /** The one that is written so. */
    static Optional<Need> of(String word) {
        return all().stream().filter(need -> need.word().equals(word)).findFirst();
    }
}
