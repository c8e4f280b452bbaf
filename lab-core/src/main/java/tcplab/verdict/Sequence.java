package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.text.Told;

/**
 * Segments one after the other as a claim writes them: {@code client:FIN ... { conn:ACK conn:FIN }}.
 *
 * @param items in order; braces in pairs, not one within another
 */
record Sequence(List<Item> items) {
    /** A segment, or one of the marks between segments. @param segment null for a mark */
    record Item(SegmentPattern segment, String text) {
        /** Anything may stand here. */
        static final Item GAP = new Item(null, "...");
        /** From here to the other brace in any order. */
        static final Item OPEN = new Item(null, "{");

        static final Item CLOSE = new Item(null, "}");

        static Item of(SegmentPattern segment) {
            return new Item(segment, segment.toString());
        }

        boolean isSegment() {
            return segment != null;
        }

        /** By what is written. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Item item && item.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    static Sequence parse(Tokens words) throws SyntaxProblem {
        List<Item> items = new ArrayList<>();
        while (words.hasNext()) {
            if (words.take("...") || words.take("…")) {
                items.add(Item.GAP);
            } else if (words.take("{")) {
                items.add(Item.OPEN);
                do {
                    items.add(Item.of(SegmentPattern.parse(words.next(say("} after the group")))));
                } while (!words.take("}"));
                items.add(Item.CLOSE);
            } else {
                items.add(Item.of(SegmentPattern.parse(words.next(say("segment")))));
            }
        }
        if (items.stream().noneMatch(Item::isSegment)) {
            throw new SyntaxProblem(say("there is no segment in the claim"),
                    say("as in: %s", "claim wire client:SYN server:SYN+ACK"));
        }
        return new Sequence(List.copyOf(items));
    }

    /** {@code client FIN+ACK, conn ACK}: for a sentence. */
    Told inSentence() {
        List<Told> parts = new ArrayList<>();
        List<Told> group = new ArrayList<>();
        boolean inGroup = false;
        for (Item item : items) {
            if (item == Item.CLOSE) {
                parts.add(say("(%s, in any order)", Told.joined(", ", group)));
                group.clear();
            } else if (item.isSegment()) {
                (inGroup ? group : parts).add(item.segment().inSentence());
            } else if (item != Item.OPEN) {
                parts.add(Told.plain("…"));
            }
            inGroup = item == Item.OPEN || inGroup && item != Item.CLOSE;
        }
        return Told.joined(", ", parts);
    }

    @Override
    public String toString() {
        return items.stream().map(Item::text).collect(Collectors.joining(" "));
    }
}
