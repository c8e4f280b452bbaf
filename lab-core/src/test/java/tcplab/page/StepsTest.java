package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tcplab.text.Language;

/** What a player shows one after the other. */
class StepsTest {
    private static Parsed page(Account account) {
        return Parsed.of(Recordings.texts(Language.EN).get(account.experiment().name().replace('/', '-') + ".html"));
    }

    /** The steps of the wide figure. */
    private static List<Element> steps(Parsed page) {
        Element list = page.all("ol").stream().filter(ol -> ol.getAttribute("class").equals("steps")).findFirst().orElseThrow();
        return Parsed.within(list, "li");
    }

    private static long number(Element element, String attribute) {
        return Long.parseLong(element.getAttribute(attribute));
    }

    @Test
    void stepsGoThroughTheRunInOrderAndNeverUpwards() {
        for (Account account : Recordings.all()) {
            List<Element> steps = steps(page(account));
            assertThat(steps).as(account.experiment().name()).isNotEmpty();
            for (int i = 0; i < steps.size(); i++) {
                boolean last = i == steps.size() - 1;
                assertThat(steps.get(i).hasAttribute("data-until")).isEqualTo(!last);
                assertThat(steps.get(i).getTextContent()).isNotBlank();
                if (!last) {
                    assertThat(number(steps.get(i), "data-until")).isEqualTo(number(steps.get(i + 1), "data-at"))
                            .isGreaterThan(number(steps.get(i), "data-at"));
                    assertThat(Double.parseDouble(steps.get(i).getAttribute("data-reach")))
                            .isLessThanOrEqualTo(Double.parseDouble(steps.get(i + 1).getAttribute("data-reach")));
                    assertThat(number(steps.get(i), "data-line")).isLessThanOrEqualTo(number(steps.get(i + 1), "data-line"));
                }
            }
        }
    }

    /** All but what is there from the beginning. */
    @Test
    void allThatIsDrawnOfARunHasItsMoment() {
        Set<String> always = Set.of("side", "endpoint", "hatch", "curtain", "lifeline", "");
        for (Account account : Recordings.all()) {
            List<String> timeless = page(account).all("*").stream()
                    .filter(e -> Set.of("text", "path", "rect", "circle").contains(e.getLocalName()) && Parsed.isIn(e, "played"))
                    .filter(e -> !always.contains(e.getAttribute("class")) && !e.getTextContent().equals("ms") && !hasMoment(e))
                    .map(e -> e.getLocalName() + " " + e.getAttribute("class"))
                    .toList();
            assertThat(timeless).as(account.experiment().name()).isEmpty();
        }
    }

    private static boolean hasMoment(Element element) {
        for (Node node = element; node instanceof Element e; node = node.getParentNode()) {
            if (e.hasAttribute("data-at")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aStepTellsWhatHappenedWhatBecameOfItAndWhereTheScriptWas() {
        List<Element> steps = steps(page(Recordings.account("close/three-way")));
        Element shutdown = step(steps, "client: shutdown(SHUT_WR)");
        assertThat(shutdown.getAttribute("data-line")).isEqualTo("17");
        Element fin = step(steps, "client → conn: FIN+ACK seq=6 ack=1");
        assertThat(fin.getTextContent()).contains("conn CLOSE-WAIT");
        assertThat(shutdown.getTextContent() + fin.getTextContent()).contains("client FIN-WAIT-1");
        assertThat(steps).anyMatch(step -> step.getTextContent().equals("The server's handler closes as soon as read returns 0"));
        assertThat(steps.get(steps.size() - 1).getTextContent()).startsWith("client → conn: ACK seq=7 ack=2");
    }

    @Test
    void aSegmentThatIsHeldLeavesInOneStepAndArrivesInAnother() {
        List<String> steps = steps(page(Recordings.account("open/third-ack-held"))).stream().map(Element::getTextContent).toList();
        assertThat(steps).anyMatch(step -> step.contains(" is on its way")).anyMatch(step -> step.contains(" arrives"));
    }

    private static Element step(List<Element> steps, String words) {
        return steps.stream().filter(step -> step.getTextContent().contains(words)).findFirst().orElseThrow();
    }
}
