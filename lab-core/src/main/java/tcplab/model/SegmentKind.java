package tcplab.model;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tcplab.text.NoSuchWord;
import tcplab.text.Told;

/**
 * A kind of segment as the language writes it: {@code SYN}, {@code SYN+ACK}, {@code ACK}, {@code DATA}, {@code FIN},
 * {@code FIN-DATA}, {@code RST-ACK}, {@code ANY}.
 *
 * <p>A kind names what a segment must have, joined by {@code +}, and what it must not have, after a {@code -}; whatever
 * else the segment carries is its own affair, so a FIN with data is a {@code FIN} and a {@code DATA}. Two words say more,
 * because the field uses them so: {@code SYN} is one without the ACK bit, the first of an opening, not the second; and
 * {@code ACK} with no other word beside it is a bare acknowledgement: no data, no SYN, FIN or RST. The ACK bit itself,
 * which nearly every segment has (RFC 9293, 3.1), is {@code ANY+ACK}. A {@link Probe} is told by what its sender had
 * received, not by its own bytes.
 */
public final class SegmentKind {
    /** The words that can be joined, in the order in which help lists them. */
    public static final List<String> WORDS = List.of(
            "SYN", "ACK", "FIN", "RST", "PSH", "URG", "ECE", "CWR", "DATA", Probe.ZERO_WINDOW.word(), Probe.KEEPALIVE.word(), "ANY");

    private static final String DATA = "DATA";
    private static final String ANY = "ANY";

    private final String text;
    private final Set<Flag> required = EnumSet.noneOf(Flag.class);
    private final Set<Flag> forbidden = EnumSet.noneOf(Flag.class);
    private final Set<Probe> probes = EnumSet.noneOf(Probe.class);
    private final Set<Probe> noProbes = EnumSet.noneOf(Probe.class);
    private boolean dataRequired;
    private boolean dataForbidden;

    private SegmentKind(String text) {
        this.text = text;
    }

    /** Reads one kind; an {@link IllegalArgumentException} says which word is not known. */
    public static SegmentKind parse(String text) {
        SegmentKind kind = new SegmentKind(text.toUpperCase(Locale.ROOT));
        List<String> demanded = new ArrayList<>();
        for (String part : kind.text.split("(?=[+-])")) {
            String word = part.replaceFirst("^[+-]", "");
            if (part.startsWith("-")) {
                kind.forbid(word);
            } else {
                kind.demand(word);
                demanded.add(word);
            }
        }
        if (demanded.equals(List.of(Flag.ACK.name()))) {
            kind.forbidden.addAll(List.of(Flag.SYN, Flag.FIN, Flag.RST));
            kind.dataForbidden = true;
        }
        if (kind.required.contains(Flag.SYN) && !kind.required.contains(Flag.ACK)) {
            kind.forbidden.add(Flag.ACK);
        }
        kind.refuseContradiction();
        return kind;
    }

    /** That there was none of a kind of which there can be none would always be true. */
    private void refuseContradiction() {
        if (dataRequired && dataForbidden) {
            refuse(DATA, "-" + DATA);
        }
        required.stream().filter(forbidden::contains).forEach(flag -> refuse(flag.name(), "-" + flag));
        probes.stream().filter(noProbes::contains).forEach(probe -> refuse(probe.word(), "-" + probe.word()));
        if (probes.size() > 1) {
            refuse(Probe.ZERO_WINDOW.word(), Probe.KEEPALIVE.word());
        }
        for (Probe probe : probes) {
            if (dataRequired) {
                refuse(probe.word(), DATA);
            }
            required.stream().filter(flag -> flag != Flag.ACK).forEach(flag -> refuse(probe.word(), flag.name()));
        }
    }

    private void refuse(String word, String other) {
        throw new NoSuchWord(say("no segment can be '%s'", text), say("%1$s and %2$s exclude each other", word, other));
    }

    private void demand(String word) {
        if (word.equals(DATA)) {
            dataRequired = true;
        } else if (Probe.of(word).isPresent()) {
            probes.add(Probe.of(word).get());
        } else if (!word.equals(ANY)) {
            required.add(flag(word));
        }
    }

    /** What it demands besides data: {@code SYN+ACK} of {@code SYN+ACK+DATA}; {@code ANY} if that is nothing. */
    public SegmentKind withoutData() {
        if (!dataRequired) {
            return this;
        }
        String rest = text.replaceFirst("(^|\\+)" + DATA, "").replaceFirst("^\\+", "");
        return parse(rest.isEmpty() || rest.startsWith("-") ? ANY + rest : rest);
    }

    /** True for ANY: every segment is of this kind. */
    public boolean isAny() {
        return required.isEmpty() && forbidden.isEmpty() && probes.isEmpty() && noProbes.isEmpty() && !dataRequired && !dataForbidden;
    }

    /** False if no segment with this control bit is of this kind. */
    public boolean mayHave(Flag flag) {
        return !forbidden.contains(flag);
    }

    /** False if no segment with data is of this kind. */
    public boolean mayHaveData() {
        return !dataForbidden && probes.isEmpty();
    }

    /** False if no segment without data is of this kind. */
    public boolean mayBeEmpty() {
        return !dataRequired;
    }

    private void forbid(String word) {
        if (word.equals(DATA)) {
            dataForbidden = true;
        } else if (Probe.of(word).isPresent()) {
            noProbes.add(Probe.of(word).get());
        } else {
            forbidden.add(flag(word));
        }
    }

    private static Flag flag(String word) {
        if (!WORDS.contains(word) || word.equals(DATA) || word.equals(ANY)) {
            throw new NoSuchWord(say("'%s' is no %s", word, say("kind of segment")));
        }
        return Flag.valueOf(word);
    }

    /** For a segment that is known to be no probe, or a kind that does not ask. */
    public boolean matches(Segment segment) {
        return matches(segment, null);
    }

    /** @param probe what the segment asks its receiver, null if it is no probe */
    public boolean matches(Segment segment, Probe probe) {
        boolean data = segment.length() > 0;
        return required.stream().allMatch(segment::has)
                && forbidden.stream().noneMatch(segment::has)
                && probes.stream().allMatch(asked -> asked == probe)
                && !noProbes.contains(probe)
                && (data || !dataRequired)
                && !(data && dataForbidden);
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
