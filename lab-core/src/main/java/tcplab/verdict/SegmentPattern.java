package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tcplab.journal.Passage;
import tcplab.journal.PassagePattern;
import tcplab.journal.Timeline;
import tcplab.language.SyntaxProblem;
import tcplab.model.SegmentKind;
import tcplab.text.Told;

/** Which segments a claim means, and how it speaks of them. */
record SegmentPattern(PassagePattern meant) {
    static SegmentPattern parse(String text) throws SyntaxProblem {
        return new SegmentPattern(PassagePattern.parse(text));
    }

    /** A kind of segment of somebody, whatever its numbers. @param kind one that is known */
    static SegmentPattern of(String who, String kind) {
        return new SegmentPattern(PassagePattern.of(who, kind));
    }

    /** The same with another number. @param name one of {@link #numbers} */
    SegmentPattern with(String name, long number) {
        try {
            return parse(toString().replaceAll("\\b" + name + "[<>=]+[^,)]+", name + "=" + number));
        } catch (SyntaxProblem e) {
            throw new IllegalStateException(this + " with " + name + " " + number, e);
        }
    }

    String who() {
        return meant.who();
    }

    SegmentKind kind() {
        return meant.kind();
    }

    /** The numbers that it asks for, by the attribute's name, in order. */
    Map<String, Long> numbers() {
        return meant.numbers();
    }

    /** True if it asks for retransmissions, copies or answers to them. */
    boolean asksForRepeats() {
        return meant.asksForRepeats();
    }

    /** See {@link PassagePattern#admits}. */
    boolean admits(Passage passage) {
        return meant.admits(passage);
    }

    /** See {@link PassagePattern#matches}. */
    boolean matches(Passage passage, Timeline timeline) {
        return meant.matches(passage, timeline);
    }

    /** What is known of the run where it is known whether there is such a segment, as {@link Draft#tells} wants it. */
    Set<String> facts() {
        String word = kind().toString().replaceAll("-[A-Z]+", "");
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
        return meant.asksForAgain() ? say("%s for a second time or more", once()) : once();
    }

    /** As in a sentence, with who sends it: a bare ACK of conn. */
    Told inWordsWithWho() {
        if (who().equals("any")) {
            return inWords();
        }
        return meant.asksForAgain()
                ? say("%1$s that %2$s sends again", once(), who())
                : marked(numbered(say("%1$s of %2$s", KindWords.of(kind().toString()), who())));
    }

    private Told once() {
        return marked(numbered(KindWords.of(kind().toString())));
    }

    private Told marked(Told words) {
        Told marked = meant.asksForLost() ? say("%s that gets lost", words) : words;
        return meant.asksForCopy() ? say("a copy of %s", marked) : marked;
    }

    /** With its numbers; where it is one of a single number, with what that says. @param words without them */
    private Told numbered(Told words) {
        String text = toString();
        List<String> numbered = text.contains("(")
                ? Stream.of(text.substring(text.indexOf('(') + 1, text.length() - 1).split(","))
                        .map(String::strip)
                        .filter(attribute -> !List.of("again", "copy", "answer", "lost").contains(attribute))
                        .toList()
                : List.of();
        String all = String.join(", ", numbered);
        String kind = kind().toString();
        if (kind.equals("DATA") && all.matches("seq=\\d+")) {
            return say("%1$s from number %2$s on (%3$s)", words, numbers().get("seq").toString(), all);
        } else if (kind.equals("ACK") && all.matches("ack=\\d+")) {
            return say("%1$s for all before number %2$s (%3$s)", words, numbers().get("ack").toString(), all);
        }
        return numbered.isEmpty() ? words : Told.format("%s (%s)", words, all);
    }

    /** Whether there is such a segment, as a question. */
    Told saysNeverSent() {
        String what = toString().substring(who().length() + 1);
        return who().equals("any") ? say("Nobody sends a segment %s", what) : say("%1$s never sends a segment %2$s", who(), what);
    }

    /** {@code client FIN+ACK}, {@code client ACK (lost)}: for a sentence. */
    Told inSentence() {
        String text = toString();
        int marks = text.indexOf('(');
        String segment = (marks < 0 ? text : text.substring(0, marks)).replaceFirst("^any:", "").replaceFirst(":", " ");
        if (marks < 0) {
            return Told.plain(segment);
        }
        List<Told> marked = Stream.of(text.substring(marks + 1, text.length() - 1).split(",")).map(SegmentPattern::mark).toList();
        return say("%1$s (%2$s)", segment, Told.joined(", ", marked));
    }

    private static Told mark(String word) {
        return switch (word.strip()) {
            case "again" -> say("again");
            case "copy" -> say("copy");
            case "lost" -> say("lost");
            case "answer" -> say("answer to a repeat");
            default -> Told.plain(word.strip());
        };
    }

    Told asksWhetherSent() {
        return who().equals("any")
                ? say("Does anybody send %s?", inWords())
                : say("Does %1$s ever send %2$s?", who(), inWords());
    }

    @Override
    public String toString() {
        return meant.toString();
    }
}
