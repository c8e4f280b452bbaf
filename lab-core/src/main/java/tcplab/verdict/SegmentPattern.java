package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.language.SyntaxProblem;
import tcplab.model.Segment;
import tcplab.model.SegmentKind;
import tcplab.text.DidYouMean;
import tcplab.text.NoSuchWord;
import tcplab.text.Told;

/**
 * Which segments a claim means: {@code client:FIN}, {@code conn:DATA(len=5)}, {@code any:RST}, {@code
 * server:FIN(again)}. WHO is the socket that sends them. Sequence and acknowledgement numbers are relative: a SYN has
 * 0.
 */
final class SegmentPattern {
    private static final Pattern FORM = Pattern.compile("([A-Za-z][\\w-]*):([A-Za-z+-]+)(?:\\(([^)]*)\\))?");
    private static final List<String> ATTRIBUTES =
            List.of("len=", "seq=", "ack=", "win=", "mss=", "header=", "again", "copy", "answer", "lost");

    private final String text;
    private final String who;
    private final SegmentKind kind;
    private final List<Predicate<Passage>> attributes = new ArrayList<>();
    /** By the attribute's name, in the order in which they are written: those of which one number is asked for. */
    private final Map<String, Long> numbers = new LinkedHashMap<>();
    private boolean again;
    private boolean copy;
    private boolean answer;

    private SegmentPattern(String text, String who, SegmentKind kind) {
        this.text = text;
        this.who = who;
        this.kind = kind;
    }

    static SegmentPattern parse(String text) throws SyntaxProblem {
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
            SegmentPattern pattern = new SegmentPattern(text, form.group(1), SegmentKind.parse(form.group(2)));
            if (form.group(3) != null) {
                for (String attribute : form.group(3).split(",")) {
                    pattern.attribute(attribute.strip());
                }
            }
            return pattern;
        } catch (NoSuchWord e) {
            String word = form.group(2);
            throw new SyntaxProblem(
                    e.told(),
                    DidYouMean.hint(word, SegmentKind.WORDS));
        }
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
            case "lost" -> attributes.add(Passage::lost);
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

    /** A kind of segment of somebody, whatever its numbers. @param kind one that is known */
    static SegmentPattern of(String who, String kind) {
        return new SegmentPattern(who + ":" + kind, who, SegmentKind.parse(kind));
    }

    /** The same with another number. @param name one of {@link #numbers} */
    SegmentPattern with(String name, long number) {
        try {
            return parse(text.replaceFirst("\\b" + name + "=\\d+", name + "=" + number));
        } catch (SyntaxProblem e) {
            throw new IllegalStateException(text + " with " + name + " " + number, e);
        }
    }

    String who() {
        return who;
    }

    SegmentKind kind() {
        return kind;
    }

    /** The numbers that it asks for, by the attribute's name, in order. */
    Map<String, Long> numbers() {
        return numbers;
    }

    /** True if it asks for retransmissions, copies or answers to them. */
    boolean asksForRepeats() {
        return again || copy || answer;
    }

    /** What is known of the run where it is known whether there is such a segment, as {@link Draft#tells} wants it. */
    Set<String> facts() {
        String word = kind.toString().replaceAll("-[A-Z]+", "");
        Set<String> facts = new LinkedHashSet<>();
        if (word.contains("SYN")) {
            facts.add(Phase.OPENING.word());
        }
        if (word.contains("FIN")) {
            facts.add(Phase.CLOSING.word());
        }
        if (word.contains("RST")) {
            facts.add("reset");
        }
        if (asksForRepeats()) {
            facts.add("repeats");
        }
        return facts.isEmpty() ? Set.of("segments") : facts;
    }

    /** As in a sentence, without who sends it: a bare ACK (ack=2). */
    Told inWords() {
        List<String> numbered = text.contains("(")
                ? Stream.of(text.substring(text.indexOf('(') + 1, text.length() - 1).split(","))
                        .map(String::strip)
                        .filter(attribute -> !List.of("again", "copy", "answer", "lost").contains(attribute))
                        .toList()
                : List.of();
        Told words = KindWords.of(kind.toString());
        words = numbered.isEmpty() ? words : Told.format("%s (%s)", words, String.join(", ", numbered));
        words = text.contains("lost") ? say("%s that gets lost", words) : words;
        words = copy ? say("a copy of %s", words) : words;
        return again ? say("%s for a second time or more", words) : words;
    }

    /** Whether there is such a segment, as a question. */
    Told saysNeverSent() {
        String what = text.substring(who.length() + 1);
        return who.equals("any") ? say("Nobody sends a segment %s", what) : say("%1$s never sends a segment %2$s", who, what);
    }

    /** {@code client FIN+ACK}: for a sentence. */
    String inSentence() {
        return inSentence(text);
    }

    static String inSentence(String text) {
        return text.replaceFirst("^any:", "").replaceFirst(":", " ");
    }

    Told asksWhetherSent() {
        return who.equals("any")
                ? say("Does anybody send %s?", inWords())
                : say("Does %1$s ever send %2$s?", who, inWords());
    }

    /**
     * True if it means what is sent for the first time, or if it asks for this kind of repeat: retransmissions, copies or
     * answers to them, which other patterns pass over.
     */
    boolean admits(Passage passage) {
        return !passage.isRepeat()
                || again && passage.again()
                || copy && passage.copy()
                || answer && passage.answer();
    }

    boolean matches(Passage passage, Timeline timeline) {
        return timeline.roll().isSentBy(who, passage)
                && kind.matches(passage.segment(), passage.probe())
                && attributes.stream().allMatch(attribute -> attribute.test(passage));
    }

    @Override
    public String toString() {
        return text;
    }
}
