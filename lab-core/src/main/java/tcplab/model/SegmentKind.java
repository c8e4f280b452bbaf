package tcplab.model;

import static tcplab.text.Language.say;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A kind of segment as the language writes it: {@code SYN}, {@code SYN+ACK}, {@code ACK}, {@code DATA}, {@code FIN},
 * {@code FIN+ACK}, {@code DATA+FIN}, {@code RST-ACK}, {@code ANY}.
 *
 * <p>{@code +} asks for a flag, {@code -} forbids it. {@code DATA} asks for payload; without it there must be none.
 * {@code ACK} alone is a bare acknowledgement, {@code SYN} alone has no ACK bit. {@code FIN} and {@code RST} alone
 * match with and without the ACK bit, since every segment of a synchronized connection carries it (RFC 9293, 3.1).
 */
public final class SegmentKind {
    /** The words that can be joined, in the order in which help lists them. */
    public static final List<String> WORDS = List.of("SYN", "ACK", "FIN", "RST", "PSH", "URG", "DATA", "ANY");

    private final String text;
    private final Set<Flag> required = EnumSet.noneOf(Flag.class);
    private final Set<Flag> forbidden = EnumSet.noneOf(Flag.class);
    private boolean data;
    private boolean any;

    private SegmentKind(String text) {
        this.text = text;
    }

    /** Reads one kind; an {@link IllegalArgumentException} says which word is not known. */
    public static SegmentKind parse(String text) {
        SegmentKind kind = new SegmentKind(text.toUpperCase(Locale.ROOT));
        Set<Flag> named = EnumSet.noneOf(Flag.class);
        for (String part : kind.text.split("(?=[+-])")) {
            boolean forbid = part.startsWith("-");
            kind.take(part.replaceFirst("^[+-]", ""), forbid, named);
        }
        kind.forbidTheUnsaid(named);
        return kind;
    }

    private void take(String word, boolean forbid, Set<Flag> named) {
        if (word.equals("DATA") && !forbid) {
            data = true;
        } else if (word.equals("ANY") && !forbid) {
            any = true;
        } else if (WORDS.contains(word) && !word.equals("DATA") && !word.equals("ANY")) {
            Flag flag = Flag.valueOf(word);
            named.add(flag);
            (forbid ? forbidden : required).add(flag);
        } else {
            throw new IllegalArgumentException(say("'%s' is no %s", word, say("kind of segment")));
        }
    }

    private void forbidTheUnsaid(Set<Flag> named) {
        if (any) {
            return;
        }
        for (Flag flag : List.of(Flag.SYN, Flag.FIN, Flag.RST)) {
            if (!named.contains(flag)) {
                forbidden.add(flag);
            }
        }
        if (required.contains(Flag.SYN) && !named.contains(Flag.ACK)) {
            forbidden.add(Flag.ACK);
        }
    }

    public boolean matches(Segment segment) {
        return required.stream().allMatch(segment::has)
                && forbidden.stream().noneMatch(segment::has)
                && (payloadIsOpen() ? !data || segment.length() > 0 : data == segment.length() > 0);
    }

    /** PSH and URG speak of payload, so they need not ask for it. */
    private boolean payloadIsOpen() {
        return any || required.contains(Flag.PSH) || required.contains(Flag.URG);
    }

    /** As written, in upper case. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SegmentKind kind && kind.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
