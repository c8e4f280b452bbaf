package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.text.Language;
import tcplab.text.Told;

/** Words in a figure can be read: no line of a segment runs through them. */
class ClearanceTest {
    /** A segment is on its way there while much is called: room for all of it would make the figure longer than a reader likes. */
    private static final Set<String> CROSSED = Set.of("close/fin-overtakes-data", "numbers/tcp-info");

    /** Netty tells a channel so much within microseconds that a segment is on its way meanwhile. */
    private static final String TOLD_MUCH = "netty/";

    private static final Set<String> OF_CALLS_AND_STATES = Set.of("word", "call");

    private static final Set<String> ACROSS_THE_WIRE = Set.of("story", "remark", "pause-words");

    @ParameterizedTest
    @EnumSource(Language.class)
    void noLineRunsThroughTheWordsOfCallsAndStates(Language language) {
        Map<String, List<String>> crossed = new TreeMap<>();
        for (Account account : Recordings.all()) {
            List<String> found = crossed(figure(account, language, "narrow"));
            if (!found.isEmpty() && !account.experiment().name().startsWith(TOLD_MUCH)) {
                crossed.put(account.experiment().name(), found);
            }
        }
        assertThat(crossed.keySet()).as("%s", crossed).isEqualTo(CROSSED);
    }

    /** Whatever stands across the wire while a segment is under way. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void noLineRunsThroughAHeadingARemarkOrTheLengthOfAPause(Language language) {
        Map<String, List<String>> crossed = new TreeMap<>();
        Set<String> seen = new TreeSet<>();
        for (Account account : Recordings.all()) {
            for (String form : List.of("wide", "narrow")) {
                Parsed figure = figure(account, language, form);
                List<String> found = crossed(figure, ACROSS_THE_WIRE);
                if (!found.isEmpty()) {
                    crossed.put(account.experiment().name() + " " + form, found);
                }
                ACROSS_THE_WIRE.stream().filter(kind -> figure.values("class").contains(kind)).forEach(seen::add);
            }
        }
        assertThat(crossed).isEmpty();
        assertThat(seen).isEqualTo(ACROSS_THE_WIRE);
    }

    /** Also of what has come so far, when a heading stands and nobody knows yet when a segment will arrive. */
    @ParameterizedTest
    @ValueSource(strings = {"close/three-way", "close/simultaneous-close", "open/third-ack-held", "netty/auto-read-off"})
    void noLineRunsThroughAHeadingWhileTheRunGoesOn(String name) {
        List<Entry> all = Recordings.account(name).result().timeline().inOrderOfArrival();
        for (int count = 1; count <= all.size(); count++) {
            String parts = LivePage.parts(new Timeline(all.subList(0, count)), Told.nothing(), Language.EN);
            assertThat(crossed(Parsed.of("<main>" + parts + "</main>"), ACROSS_THE_WIRE)).as("after %d", count).isEmpty();
        }
    }

    /** The heading of the next phase waits for what of the last one is under way. */
    @Test
    void aHeadingStandsBelowWhatArrivesBeforeItsPhaseHasBegun() {
        Parsed figure = figure(Recordings.account("close/three-way"), Language.EN, "wide");
        double heading = text(figure, "The server's handler closes as soon as read returns 0");
        Element ack = figure.all("g").stream().filter(group -> group.getTextContent().startsWith("ACK seq=1 ack=6")).findFirst().orElseThrow();
        assertThat(lines(Parsed.within(ack, "path"))).hasSize(1).allMatch(line -> Math.max(line[1], line[3]) < heading);
        assertThat(text(figure, "shutdown(SHUT_WR) = 0")).isGreaterThan(heading);
    }

    private static double text(Parsed figure, String words) {
        return figure.all("text").stream()
                .filter(text -> text.getTextContent().equals(words))
                .mapToDouble(text -> Double.parseDouble(text.getAttribute("y")))
                .findFirst()
                .orElseThrow();
    }

    /** Two that cross do so where it can be seen, beside the heading that says so. */
    @Test
    void theHeadingOfSegmentsThatCrossLeavesTheirLinesWhole() {
        Parsed figure = figure(Recordings.account("close/simultaneous-close"), Language.EN, "wide");
        assertThat(figure.values("class")).doesNotContain("break");
    }

    /** Where there is no room beside it for long words. */
    @Test
    void aLineThatIsLeftOutBehindWordsHasAMarkAtEitherEnd() {
        Parsed figure = figure(Recordings.account("open/third-ack-held"), Language.EN, "wide");
        List<Element> breaks = figure.all("path").stream().filter(path -> path.getAttribute("class").equals("break")).toList();
        assertThat(breaks).isNotEmpty();
        for (Element marks : breaks) {
            List<double[]> pieces = lines(Parsed.within((Element) marks.getParentNode(), "path"));
            assertThat(Parsed.pieces(marks)).hasSize(2 * (pieces.size() - 1));
        }
    }

    @Test
    void noSegmentsLineRunsThroughItsOwnWords() {
        Map<String, List<String>> crossed = new TreeMap<>();
        for (Account account : Recordings.all()) {
            for (String form : List.of("wide", "narrow")) {
                List<String> found = figure(account, Language.EN, form).all("g").stream()
                        .filter(group -> group.getAttribute("class").startsWith("segment "))
                        .filter(group -> isCrossed(label(group), lines(Parsed.within(group, "path"))))
                        .map(Element::getTextContent)
                        .toList();
                if (!found.isEmpty()) {
                    crossed.put(account.experiment().name() + " " + form, found);
                }
            }
        }
        assertThat(crossed).isEmpty();
    }

    @Test
    void aLineThroughWordsIsSeen() {
        Parsed figure = Parsed.of("<svg><path class='shaft' d='M0 0L100 50'/><text class='word' x='20' y='20'>ESTABLISHED</text></svg>");
        assertThat(crossed(figure)).hasSize(1);
    }

    static Parsed figure(Account account, Language language, String form) {
        String page = Recordings.texts(language).get(account.experiment().name().replace('/', '-') + ".html");
        int from = page.indexOf("<svg", page.indexOf("class=\"scroll figure " + form + "\""));
        return Parsed.of(page.substring(from, page.indexOf("</svg>", from) + "</svg>".length()));
    }

    private static List<String> crossed(Parsed figure) {
        return crossed(figure, OF_CALLS_AND_STATES);
    }

    private static List<String> crossed(Parsed figure, Set<String> kinds) {
        List<double[]> lines = lines(figure.all("path"));
        return figure.all("text").stream()
                .filter(text -> kinds.contains(text.getAttribute("class").split(" ")[0]) && !Parsed.isIn(text, "card"))
                .filter(text -> isCrossed(text, lines))
                .map(Element::getTextContent)
                .toList();
    }

    private static Element label(Element segment) {
        return Parsed.within(segment, "text").stream().filter(text -> text.getAttribute("class").equals("label")).findFirst().orElseThrow();
    }

    private static boolean isCrossed(Element text, List<double[]> lines) {
        Words words = Words.of(text);
        return lines.stream().anyMatch(words::isCrossedBy);
    }

    private static List<double[]> lines(List<Element> paths) {
        List<double[]> lines = new ArrayList<>();
        for (Element path : paths) {
            // A segment to oneself turns round.
            if (path.getAttribute("class").equals("shaft") && !path.getAttribute("d").contains("C")) {
                lines.addAll(Parsed.pieces(path));
            }
        }
        return lines;
    }
}
