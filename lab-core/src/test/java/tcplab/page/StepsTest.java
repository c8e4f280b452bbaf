package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tcplab.scene.Arrow;
import tcplab.scene.Lane;
import tcplab.scene.Scene;
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
                }
            }
        }
    }

    /** But for what a reaction does, which the script has asked for before, and for headings, which have no line. */
    @Test
    void theScriptGoesOnFromLineToLine() {
        for (Account account : Recordings.all()) {
            List<String> script = account.experiment().text().lines().toList();
            List<Long> lines = steps(page(account)).stream()
                    .map(step -> number(step, "data-line"))
                    .filter(line -> line > 0 && !script.get((int) (line - 1)).matches("\\S+\\s+(netty\\s+)?on\\s.*"))
                    .toList();
            assertThat(lines).as(account.experiment().name()).isSorted();
        }
    }

    @Test
    void whatAReactionDoesIsQuotedWithTheLineThatAskedForIt() {
        List<Element> steps = steps(page(Recordings.account("close/three-way")));
        for (String words : List.of("conn recv() = EOF by reaction", "conn close() = 0 by reaction", "conn → client: FIN+ACK seq=1 ack=7")) {
            assertThat(step(steps, words).getAttribute("data-line")).as(words).isEqualTo("16");
        }
        assertThat(step(steps, "client → conn: ACK seq=7 ack=2").getAttribute("data-line")).isEqualTo("18");
        List<Element> again = steps(page(Recordings.account("ack/quickack-wears-off")));
        assertThat(step(again, "recv() = 3 \"two\" by reaction").getAttribute("data-line")).isEqualTo("14");
        assertThat(step(again, "conn send(\"ANSWER\")").getAttribute("data-line")).isEqualTo("24");
        List<Element> channels = steps(page(Recordings.account("netty/proxy-passes-the-end")));
        assertThat(step(channels, "back → origin: PSH+ACK").getAttribute("data-line")).isEqualTo("13");
        assertThat(step(channels, "back shutdown(SHUT_WR)").getAttribute("data-line")).isEqualTo("15");
        assertThat(step(channels, "front → user: FIN+ACK").getAttribute("data-line")).isEqualTo("16");
    }

    /** Only then: between two readings nobody knows when one moved. */
    @Test
    void countersAreToldWhereTheyWereRead() {
        List<Element> steps = steps(page(Recordings.account("open/third-ack-held")));
        assertThat(step(steps, "a look at the sockets").getTextContent()).contains("counters so far: client TcpActiveOpens +1").doesNotContain("PassiveOpens");
        assertThat(steps.get(steps.size() - 1).getTextContent()).contains("counters of the whole run:", "server TcpPassiveOpens +1");
        assertThat(steps.stream().filter(step -> step.getTextContent().contains("counters ")).count()).isEqualTo(2);
        assertThat(step(steps, "SYN seq=0").getTextContent()).contains("the kernel counts it: TcpActiveOpens +1 in the whole run");
    }

    @Test
    void aHeadingHasNoLineOfTheScript() {
        Account account = Recordings.account("close/three-way");
        Element heading = step(steps(page(account)), "The server's handler closes as soon as read returns 0");
        assertThat(heading.getAttribute("data-line")).isEqualTo("0");
    }

    /** Not with whatever else happened while its segment was under way. */
    @Test
    void aStateIsToldWithTheSegmentThatBroughtIt() {
        int told = 0;
        for (Account account : Recordings.all()) {
            Scene scene = Scene.of(account.result().timeline());
            List<Steps.Step> steps = new Steps(scene, account.result().timeline(), true).all();
            for (Arrow arrow : scene.arrows()) {
                for (Lane.Span span : arrow.passage().lost() ? List.<Lane.Span>of() : begunAt(scene, arrow.passage().arrivedNanos())) {
                    Steps.Step step = steps.stream()
                            .filter(s -> s.atNanos() <= span.fromNanos() && span.fromNanos() < s.untilNanos())
                            .findFirst()
                            .orElseThrow();
                    assertThat(Language.EN.tell(step.words())).as(account.experiment().name() + " " + span.word())
                            .contains(Language.EN.tell(arrow.words()));
                    told++;
                }
            }
        }
        assertThat(told).isGreaterThan(500);
    }

    private static List<Lane.Span> begunAt(Scene scene, long nanos) {
        return scene.lanes().stream().flatMap(lane -> lane.spans().stream()).filter(span -> span.fromNanos() == nanos).toList();
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
