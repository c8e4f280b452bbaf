package tcplab.journal;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tcplab.language.Range;
import tcplab.language.SyntaxProblem;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.model.SegmentKind;
import tcplab.text.DidYouMean;
import tcplab.text.NoSuchWord;
import tcplab.text.Told;

/**
 * Which segments are meant, by a claim or by a step that awaits one: {@code client:FIN}, {@code conn:DATA(len=5)}, {@code any:RST}, {@code
 * server:FIN(again)}. WHO is the socket that sends them. Sequence and acknowledgement numbers are relative: a SYN has
 * 0.
 */
public final class PassagePattern {
    private static final Pattern FORM = Pattern.compile("([A-Za-z][\\w-]*):([A-Za-z+-]+)(?:\\(([^)]*)\\))?");
    private static final List<String> ATTRIBUTES =
            List.of("len=", "seq=", "ack=", "win=", "mss=", "header=", "again", "copy", "answer", "lost");

    /** @param written the condition that sets it */
    private record Limit(long number, String written) {}

    private final String text;
    private final String who;
    private final SegmentKind kind;
    private final List<Predicate<Passage>> attributes = new ArrayList<>();
    /** By the attribute's name, in the order in which they are written: those of which one number is asked for. */
    private final Map<String, Long> numbers = new LinkedHashMap<>();
    /** The least and the most that all conditions on a number together let it be. */
    private final Map<String, Limit> least = new HashMap<>();
    private final Map<String, Limit> most = new HashMap<>();
    private boolean again;
    private boolean copy;
    private boolean answer;
    private boolean lost;

    private PassagePattern(String text, String who, SegmentKind kind) {
        this.text = text;
        this.who = who;
        this.kind = kind;
    }

    /** Understands {@code WHO:KIND(ATTRIBUTE,…)}. */
    public static PassagePattern parse(String text) throws SyntaxProblem {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            boolean kindAlone = SegmentKind.WORDS.contains(text.split("[+(-]", 2)[0]);
            throw new SyntaxProblem(
                    say("'%s' is no %s", text, say("segment")),
                    kindAlone
                            ? say("say whose: client:%s, or any:%s", text, text)
                            : say("write WHO:KIND, as in client:FIN"));
        }
        try {
            PassagePattern pattern = new PassagePattern(text, form.group(1), SegmentKind.parse(form.group(2)));
            if (form.group(3) != null) {
                for (String attribute : form.group(3).split(",")) {
                    pattern.attribute(attribute.strip());
                }
            }
            Optional<Told> contradiction = pattern.contradiction();
            if (contradiction.isPresent()) {
                throw new SyntaxProblem(say("no segment can be '%s'", text), contradiction.get());
            }
            return pattern;
        } catch (NoSuchWord e) {
            String word = form.group(2);
            throw new SyntaxProblem(e.told(), e.hint().orElseGet(() -> DidYouMean.hint(word, SegmentKind.WORDS)));
        }
    }

    /** A kind of segment of somebody, whatever its numbers. @param kind one that is known */
    public static PassagePattern of(String who, String kind) {
        return new PassagePattern(who + ":" + kind, who, SegmentKind.parse(kind));
    }

    /** That there was none of which there can be none would always be true. */
    private Optional<Told> contradiction() {
        List<String> marks = Stream.of(again ? "again" : "", copy ? "copy" : "", answer ? "answer" : "").filter(mark -> !mark.isEmpty()).toList();
        if (marks.size() > 1) {
            return Optional.of(say("%1$s and %2$s exclude each other", marks.get(0), marks.get(1)));
        }
        if (copy && lost) {
            return Optional.of(say("%1$s and %2$s exclude each other: a copy arrives", "copy", "lost"));
        }
        return Stream.of("len", "seq", "ack", "win", "mss", "header")
                .filter(least::containsKey)
                .filter(name -> least.get(name).number() > most.get(name).number())
                .findFirst()
                .map(name -> Stream.of(least.get(name).written(), most.get(name).written()).sorted(Comparator.comparingInt(text::indexOf)).toList())
                .map(words -> say("%1$s and %2$s exclude each other", words.get(0), words.get(1)))
                .or(this::contradictionOfKind);
    }

    private Optional<Told> contradictionOfKind() {
        Limit length = least.get("len");
        if (length != null && length.number() > 0 && !kind.mayHaveData()) {
            return Optional.of(say("%1$s and %2$s exclude each other: such a segment has no data", kind, length.written()));
        }
        if (length != null && most.get("len").number() == 0 && !kind.mayBeEmpty()) {
            return Optional.of(say("%1$s and %2$s exclude each other: such a segment has data", kind, most.get("len").written()));
        }
        return least.containsKey("ack") && !kind.mayHave(Flag.ACK)
                ? Optional.of(say("%1$s and %2$s exclude each other: such a segment has no ACK bit", kind, least.get("ack").written()))
                : Optional.empty();
    }

    private void attribute(String attribute) throws SyntaxProblem {
        switch (attribute) {
            case "again" -> {
                again = true;
                attributes.add(Passage::again);
            }
            case "copy" -> {
                copy = true;
                attributes.add(Passage::copy);
            }
            case "answer" -> {
                answer = true;
                attributes.add(Passage::answer);
            }
            case "lost" -> {
                lost = true;
                attributes.add(Passage::lost);
            }
            default -> number(attribute);
        }
    }

    private void number(String attribute) throws SyntaxProblem {
        Matcher form = Pattern.compile("(len|seq|ack|win|mss|header)(=|>=|<=|>|<)(.+)").matcher(attribute);
        if (!form.matches()) {
            throw new SyntaxProblem(
                    say("'%s' is no %s", attribute, say("attribute of a segment")), DidYouMean.hint(attribute, ATTRIBUTES));
        }
        String operator = form.group(2).equals("=") ? "" : form.group(2);
        Range range = Range.parse(operator + form.group(3), false);
        least.merge(form.group(1), new Limit(range.least(), attribute), (old, now) -> now.number() > old.number() ? now : old);
        most.merge(form.group(1), new Limit(range.most(), attribute), (old, now) -> now.number() < old.number() ? now : old);
        if (range.least() == range.most()) {
            numbers.put(form.group(1), range.least());
        }
        attributes.add(passage -> {
            Long value = value(form.group(1), passage);
            return value != null && range.contains(value);
        });
    }

    private static Long value(String name, Passage passage) {
        Segment segment = passage.segment();
        return switch (name) {
            case "len" -> (long) segment.length();
            case "seq" -> passage.relativeSeq();
            case "ack" -> passage.relativeAck();
            case "win" -> (long) segment.window();
            case "mss" -> segment.options().mss() == null ? null : (long) segment.options().mss();
            default -> (long) segment.headerBytes();
        };
    }

    /** The side or socket that sends it, or {@code any}. */
    public String who() {
        return who;
    }

    /** What it must and must not have. */
    public SegmentKind kind() {
        return kind;
    }

    /** The numbers that it asks for, by the attribute's name, in order. */
    public Map<String, Long> numbers() {
        return numbers;
    }

    /** True if it asks for retransmissions. */
    public boolean asksForAgain() {
        return again;
    }

    /** True if it asks for copies that the wire made. */
    public boolean asksForCopy() {
        return copy;
    }

    /** True if it asks for what never arrives. */
    public boolean asksForLost() {
        return lost;
    }

    /** True if it asks for retransmissions, copies or answers to them. */
    public boolean asksForRepeats() {
        return again || copy || answer;
    }

    /**
     * True if it means what is sent for the first time, or if it asks for this kind of repeat: retransmissions, copies or
     * answers to them, which other patterns pass over.
     */
    public boolean admits(Passage passage) {
        return !passage.isRepeat()
                || again && passage.again()
                || copy && passage.copy()
                || answer && passage.answer();
    }

    /** True if it is one of these, a repeat or not. */
    public boolean matches(Passage passage, Timeline timeline) {
        return timeline.roll().isSentBy(who, passage)
                && kind.matches(passage.segment(), passage.probe())
                && attributes.stream().allMatch(attribute -> attribute.test(passage));
    }

    @Override
    public String toString() {
        return text;
    }
}
