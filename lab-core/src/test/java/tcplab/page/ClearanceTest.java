package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import tcplab.text.Language;

/** Words in a figure can be read: no line of a segment runs through them. */
class ClearanceTest {
    /** A segment is on its way there while much is called: room for all of it would make the figure longer than a reader likes. */
    private static final Set<String> CROSSED = Set.of("close/fin-overtakes-data", "numbers/tcp-info");

    /** Netty tells a channel so much within microseconds that a segment is on its way meanwhile. */
    private static final String TOLD_MUCH = "netty/";

    private static final Set<String> OF_CALLS_AND_STATES = Set.of("word", "call");

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
        List<double[]> lines = lines(figure.all("path"));
        return figure.all("text").stream()
                .filter(text -> OF_CALLS_AND_STATES.contains(text.getAttribute("class").split(" ")[0]) && !Parsed.isIn(text, "card"))
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
                String[] numbers = path.getAttribute("d").substring(1).split("[L ]");
                lines.add(List.of(numbers).stream().mapToDouble(Double::parseDouble).toArray());
            }
        }
        return lines;
    }
}
