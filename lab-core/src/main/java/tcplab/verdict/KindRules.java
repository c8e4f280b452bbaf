package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tcplab.language.Range;
import tcplab.text.Told;

/** What it would need for a kind of segment to be sent so often, for people. */
final class KindRules {
    /** For how many numbers there is a reason of their own. */
    static final int TOLD = 4;

    /**
     * @param each what has to happen for one more
     * @param none when there is none
     * @param few what one, two and three would mean: three is what is often expected for another reason
     */
    private record Cause(Told each, Told none, Told... few) {
        Told of(long number) {
            return number == 0 ? none : number <= few.length ? few[(int) number - 1] : HowOften.of(Range.exactly(number), each);
        }
    }

    private static final Cause AGAIN = new Cause(
            say("the timer runs out, and still no ACK has come"),
            say("none is sent again where the ACK comes before the timer runs out"),
            say("once is enough where what is sent again arrives and is acknowledged"),
            say("twice where what is sent again is not acknowledged either: the timer runs out a second time, after twice the wait"),
            say("three times where no ACK comes in three waits in a row, each twice the one before"));
    private static final Map<Long, Told> DEFAULTS = new TreeMap<>(Map.of(
            5L, say("5 is what tcp_synack_retries is by default: so often a SYN+ACK is sent again"),
            6L, say("6 is what tcp_syn_retries is by default: so often a SYN is sent again"),
            8L, say("8 is how often the FIN of a closed socket is sent again where tcp_orphan_retries is 0, its default"),
            15L, say("15 is what tcp_retries2 is by default: so often data of an open connection is sent again")));
    private static final Cause EARLY_DATA = new Cause(
            say("data travels with the opening, as TCP Fast Open has it"),
            say("none carries data where nobody has asked for TCP Fast Open: what is sent before the opening waits for it"),
            say("with TCP Fast Open the first data may leave with the opening; Linux never puts any on a SYN+ACK"),
            say("two carry data where two connections open, each with TCP Fast Open"),
            say("an opening has three segments, but data on the third is no data on a SYN or SYN+ACK"));
    private static final Cause ECN = new Cause(
            say("a SYN that arrives offers ECN, and the side that answers may use it"),
            say("none is sent where no SYN offers ECN, or the side that answers may not use it: its tcp_ecn is 0"),
            say("one is sent where one connection agrees on ECN; what is sent again does not count here"),
            say("two are sent where two connections agree on it, for which the SYN that arrives has to offer it each time"),
            say("an opening has three segments, but ECN is offered by the first and accepted by the second"));
    private static final Cause URGENT = new Cause(
            say("a program sends an urgent byte, and until that is acknowledged each segment tells where it ends, also one without data"),
            say("none is sent where no program sends an urgent byte"),
            say("one is enough where a single segment leaves until the urgent byte is acknowledged"),
            say("two are sent where two programs send an urgent byte, or what leads up to one fills two segments"),
            say("three are sent where so many leave before the urgent byte is acknowledged"));
    private static final Cause NUMBERED = new Cause(
            say("a segment leaves when its sender has received just so far"),
            say("none has that number where more or less has come whenever one leaves"),
            say("one leaves with that number where more has come by the next, if there is one"),
            say("two leave with that number where nothing new comes between them"),
            say("three with the same number are sent where something is missing before what has come"));
    private static final Cause LOST = new Cause(
            say("such a segment leaves and is thrown away on its way"),
            say("none is lost where the way lets all such segments through"),
            say("one is lost where the way throws away the first and lets the next of its kind through"),
            say("two are lost where the way throws away two different ones, as two parts of one text"),
            say("what is sent again and lost again would make it more, but that is a repeat and does not count here"));

    /** The first that is part of a kind speaks for it. */
    private static final List<String> WORDS = List.of("PROBE", "KEEPALIVE", "RST", "SYN+ACK", "SYN", "FIN", "DATA", "ACK");

    private static final Map<String, Cause> CAUSES = Map.of(
            "PROBE", new Cause(
                    say("the persist timer runs out while the window is still 0"),
                    say("none is sent where the peer shows room, or where nothing waits to be sent"),
                    say("one is enough where the answer to the first probe shows room, and the data follows"),
                    say("two are sent where the answer to the first shows no room: the next follows after twice the wait")),
            "KEEPALIVE", new Cause(
                    say("the connection is silent for another of the set intervals"),
                    say("none is sent where SO_KEEPALIVE is not set, which is the default"),
                    say("one is sent where the first probe is answered and no such silence follows"),
                    say("two are sent where the first stays unanswered, and the next follows after TCP_KEEPINTVL, or where the silence lasts for two intervals")),
            "RST", new Cause(
                    say("a socket is aborted, or a segment comes that no socket takes"),
                    say("none is sent where all is read before the close and every segment finds its socket"),
                    say("one RST is enough: it ends a connection or answers a segment that no socket takes, and is not sent again by itself"),
                    say("two are sent where two connections are aborted, or two segments come that no socket takes: each gets an RST of its own"),
                    say("a close of FINs may take three segments, but an RST is neither acknowledged nor answered")),
            "SYN+ACK", new Cause(
                    say("a SYN is answered"),
                    say("none is sent where no SYN is answered, or an RST answers it"),
                    say("one is sent where one SYN is answered; a SYN+ACK that is sent again is a repeat and does not count here"),
                    say("two are sent where two SYNs are answered: those of two connections, or one of each side where they cross"),
                    say("an opening has three segments, but only the second is a SYN+ACK")),
            "SYN", new Cause(
                    say("connect() is called, and its SYN leaves"),
                    say("none is sent where no program calls connect(): a listener answers with a SYN+ACK"),
                    say("one is sent where connect() is called once; a SYN that is sent again is a repeat and does not count here"),
                    say("two are sent where two sockets connect, or one connects a second time"),
                    say("an opening has three segments, but only the first is a SYN without ACK")),
            "FIN", new Cause(
                    say("a direction is ended by a program, or by the end of its process"),
                    say("none is sent where nobody closes, or where the close aborts with an RST"),
                    say("one is sent where one direction is ended: each side has a FIN of its own, and needs one only"),
                    say("two are sent where two directions are ended: both of one connection, or one in each of two"),
                    say("a close may take three segments, but only two of them are FINs")),
            "DATA", new Cause(
                    say("something is handed over that the segments before do not hold any more"),
                    say("none is sent where nothing is handed over, or all of it still waits for the opening or the window"),
                    say("one is enough where all that is handed over fits into one segment"),
                    say("two are sent where two calls hand something over, and each leaves at once, or one call hands over more than a segment holds"),
                    say("three are sent where something is handed over three times and leaves each time, or fills three segments")),
            "ACK", new Cause(
                    say("something comes that has to be acknowledged, and nothing else leaves in time that could say so"),
                    say("none is sent where every ACK rides on data, a SYN or a FIN"),
                    say("one is enough where it can wait until all has come: it is then for all segments before it"),
                    say("two are sent where two segments are acknowledged each by itself, since neither could wait for the other"),
                    say("an ACK for each segment, bare ACKs among them, would be so many; but an ACK without data is not acknowledged")));

    private KindRules() {}

    /** What has to be for a number in the range to be right. */
    static Told of(SegmentPattern pattern, Range range) {
        Cause cause = cause(pattern);
        if (pattern.asksForRepeats() && range.least() == 0 && DEFAULTS.containsKey(range.most())) {
            return DEFAULTS.get(range.most());
        }
        boolean exact = range.least() == range.most();
        return exact || range.least() == 2 && range.most() == Long.MAX_VALUE && cause.few().length > 1
                ? cause.of(range.least())
                : HowOften.of(range, cause.each());
    }

    /** When there is such a segment at all; empty if it is one of certain numbers or flags. */
    static Told sent(SegmentPattern pattern) {
        return isOnlyOfItsKind(pattern) ? say("one is sent where this happens: %s", cause(pattern).each()) : Told.nothing();
    }

    /** When there is none. */
    static Told unsent(SegmentPattern pattern) {
        return isOnlyOfItsKind(pattern) ? cause(pattern).none() : Told.nothing();
    }

    private static boolean isOnlyOfItsKind(SegmentPattern pattern) {
        return cause(pattern) == URGENT || pattern.numbers().isEmpty() && !pattern.kind().toString().matches(".*(PSH|-).*");
    }

    /** The numbers that might be expected, each with its reason. @param right the claimed one */
    static Likely likely(SegmentPattern pattern, long right) {
        Likely likely = new Likely();
        if (pattern.asksForRepeats() && right >= TOLD) {
            DEFAULTS.forEach(likely::or);
            return likely;
        }
        Cause cause = cause(pattern);
        for (long number = 0; number <= cause.few().length; number++) {
            likely.or(number, cause.of(number));
        }
        return likely.or(right, cause.of(right));
    }

    private static Cause cause(SegmentPattern pattern) {
        if (pattern.asksForRepeats()) {
            return AGAIN;
        } else if (pattern.toString().contains("lost")) {
            return LOST;
        } else if (pattern.kind().toString().matches("(.*\\+)?URG.*")) {
            return URGENT;
        }
        return pattern.numbers().containsKey("ack") ? NUMBERED : of(pattern.kind().toString());
    }

    private static Cause of(String kind) {
        String positive = kind.replaceAll("-[A-Z]+", "");
        if (positive.contains("SYN") && positive.contains("DATA")) {
            return EARLY_DATA;
        } else if (positive.contains("SYN") && positive.contains("ECE")) {
            return ECN;
        }
        return CAUSES.get(WORDS.stream().filter(positive::contains).findFirst().orElse("ACK"));
    }
}
