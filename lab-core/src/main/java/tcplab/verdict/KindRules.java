package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Map;
import tcplab.language.Range;
import tcplab.text.Told;

/** What it would need for a kind of segment to be sent so often, for people. */
final class KindRules {
    /** @param each what has to happen for one more; @param none when there is none */
    private record Cause(Told each, Told none) {}

    private static final Cause AGAIN = new Cause(
            say("the timer runs out, and still no ACK has come"),
            say("none is sent again where the ACK comes before the timer runs out"));
    private static final Cause EARLY_DATA = new Cause(
            say("data travels with the opening, as TCP Fast Open has it"),
            say("none carries data where nobody has asked for TCP Fast Open: what is sent before the opening waits for it"));
    private static final Cause LOST = new Cause(
            say("such a segment leaves and is thrown away on its way"),
            say("none is lost where the way lets all such segments through"));

    /** The first that is part of a kind speaks for it. */
    private static final List<String> WORDS = List.of("PROBE", "KEEPALIVE", "RST", "SYN+ACK", "SYN", "FIN", "DATA", "ACK");

    private static final Map<String, Cause> CAUSES = Map.of(
            "PROBE", new Cause(
                    say("the persist timer runs out while the window is still 0"),
                    say("none is sent where the peer shows room, or where nothing waits to be sent")),
            "KEEPALIVE", new Cause(
                    say("the connection is silent for another of the set intervals"),
                    say("none is sent where SO_KEEPALIVE is not set, which is the default")),
            "RST", new Cause(
                    say("a socket is aborted, or a segment comes that no socket takes"),
                    say("none is sent where all is read before the close and every segment finds its socket")),
            "SYN+ACK", new Cause(
                    say("a SYN is answered"),
                    say("none is sent where no SYN is answered, or an RST answers it")),
            "SYN", new Cause(
                    say("connect() is called, and its SYN leaves"),
                    say("none of this form is sent where the kernel has no reason to make a SYN so")),
            "FIN", new Cause(
                    say("a direction is ended by a program, or by the end of its process"),
                    say("none is sent where nobody closes, or where the close aborts with an RST")),
            "DATA", new Cause(
                    say("something is handed over that the segments before do not hold any more"),
                    say("none is sent where nothing is handed over, or all of it still waits for the window")),
            "ACK", new Cause(
                    say("something comes that has to be acknowledged, and nothing else leaves in time that could say so"),
                    say("none is sent where every ACK rides on data, a SYN or a FIN")));

    private KindRules() {}

    /** What has to be for a number in the range to be right. */
    static Told of(SegmentPattern pattern, Range range) {
        Cause cause = pattern.asksForRepeats() ? AGAIN : pattern.toString().contains("lost") ? LOST : of(pattern.kind().toString());
        if (range.most() == 0) {
            return cause.none();
        }
        return HowOften.of(range, cause.each());
    }

    private static Cause of(String kind) {
        String positive = kind.replaceAll("-[A-Z]+", "");
        if (positive.contains("SYN") && positive.contains("DATA")) {
            return EARLY_DATA;
        }
        return CAUSES.get(WORDS.stream().filter(positive::contains).findFirst().orElse("ACK"));
    }
}
