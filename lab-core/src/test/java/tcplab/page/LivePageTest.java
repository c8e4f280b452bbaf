package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tcplab.event.StepDone;
import tcplab.event.WireDid;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.render.Ladder;
import tcplab.render.Style;
import tcplab.text.Language;
import tcplab.text.Told;

class LivePageTest {
    private static final Timeline NOTHING = new Timeline(List.of());

    private static Timeline recorded(String name) {
        return Recordings.all().stream()
                .filter(account -> account.experiment().name().equals(name))
                .findFirst()
                .orElseThrow()
                .result()
                .timeline();
    }

    private static Parsed parts(Timeline timeline, Language language) {
        return Parsed.of("<main>" + LivePage.parts(timeline, Told.nothing(), language) + "</main>");
    }

    private static String part(Parsed parts, String name) {
        return parts.all("div").stream()
                .filter(div -> div.getAttribute("data-part").equals(name))
                .map(Element::getTextContent)
                .findFirst()
                .orElseThrow();
    }

    /** What has come so far is drawn, whatever has not come yet. */
    @ParameterizedTest
    @ValueSource(strings = {"close/three-way", "open/simultaneous-open", "close/self-connect-close", "close/last-ack-lost"})
    void whateverHasCameSoFarCanBeDrawn(String name) {
        List<Entry> all = recorded(name).inOrderOfArrival();
        int before = 0;
        for (int count = 0; count <= all.size(); count += count < 10 ? 1 : 7) {
            Parsed parts = parts(new Timeline(all.subList(0, count)), Language.EN);
            int segments = (int) parts.all("a").stream().filter(a -> a.getAttribute("class").equals("hit")).count();
            assertThat(segments).as("after " + count).isGreaterThanOrEqualTo(before);
            assertThat(parts.values("id")).doesNotHaveDuplicates();
            before = segments;
        }
        assertThat(before).isGreaterThan(4);
    }

    /** So it is while somebody steps, and in the record of a run that was left then. */
    @Test
    void whatSomebodyLetsWaitIsHeldAndNotLost() {
        List<Entry> all = new ArrayList<>();
        for (Entry entry : recorded("open/third-ack-held").inOrderOfArrival()) {
            WireDid did = entry.event() instanceof WireDid one ? one : null;
            if (did != null && did.action() == WireDid.Action.RELEASED) {
                break;
            }
            all.add(did == null ? entry : new Entry(entry.id(), new WireDid(did.atNanos(), did.action(), did.from(), did.segment(), WireDid.STEPPED)));
        }
        Parsed left = parts(new Timeline(all), Language.EN);
        Element ack = left.all("g").stream().filter(g -> g.getAttribute("class").startsWith("segment plain")).findFirst().orElseThrow();
        assertThat(ack.getTextContent()).contains("ACK seq=1 ack=1", "still held").doesNotContain("lost");
        assertThat(left.values("class")).doesNotContain("cross", "fate").contains("bars", "waits");
        assertThat(part(left, "step") + part(left, "figure")).contains("the wire still held it").doesNotContain("never arrived");
        assertThat(Ladder.draw(new Timeline(all), new Style(100, true, false)).toString()).contains("still held").doesNotContain("lost");
    }

    @Test
    void theLastStepIsToldWithItsResultAndWhatItCaused() {
        List<Entry> all = recorded("close/three-way").inOrderOfArrival();
        int done = 0;
        while (!(all.get(done).event() instanceof StepDone step && step.text().contains("connect"))) {
            done++;
        }
        String told = part(parts(new Timeline(all.subList(0, done + 1)), Language.EN), "step");
        assertThat(told).contains("server:8888", "connect(", ") = 0", "Segments since: client SYN");
    }

    @Test
    void aCallIsToldInTheWordsOfItsLadder() {
        List<Entry> all = recorded("close/three-way").inOrderOfArrival();
        int done = 0;
        while (!(all.get(done).event() instanceof StepDone step && step.text().contains("accept"))) {
            done++;
        }
        Parsed parts = parts(new Timeline(all.subList(0, done + 1)), Language.EN);
        assertThat(part(parts, "step")).contains("accept() = conn").doesNotContain("= 0");
        assertThat(part(parts, "figure")).contains("accept() = conn");
    }

    @Test
    void theStatesNameWhoProvedThem() {
        assertThat(part(parts(recorded("close/three-way"), Language.EN), "states")).contains("client", "TIME-WAIT", "witness");
    }

    @Test
    void aNarrowWindowHasTheSameInTheLadderThatIsMadeForIt() {
        Parsed narrow = Parsed.of("<main>" + LivePage.narrowParts(recorded("close/three-way"), Told.nothing(), Language.EN) + "</main>");
        Parsed wide = parts(recorded("close/three-way"), Language.EN);
        assertThat(narrow.all("svg")).extracting(svg -> svg.getAttribute("class")).containsExactly("slim");
        assertThat(segments(narrow)).isEqualTo(segments(wide)).isPositive();
        assertThat(part(narrow, "states")).isEqualTo(part(wide, "states"));
    }

    private static long segments(Parsed parts) {
        return parts.all("g").stream().filter(g -> g.getAttribute("class").startsWith("segment ")).count();
    }

    @Test
    void beforeAnythingHasBegunThePageSaysSoInTheReadersLanguage() {
        assertThat(LivePage.parts(NOTHING, Told.nothing(), Language.EN))
                .contains("No step has been made yet.", "no sockets", "The lab is there. Nothing has happened on it yet.")
                .doesNotContain("was recorded");
        assertThat(LivePage.parts(NOTHING, Told.plain("no lab"), Language.EN)).doesNotContain("The lab is there");
        assertThat(LivePage.parts(NOTHING, Told.nothing(), Language.ZH)).contains("还没有执行任何步骤。");
    }

    @Test
    void whatIsSaidOfTheLabItselfStandsAboveAll() {
        Told note = Told.plain("the lab has ended");
        assertThat(part(Parsed.of("<main>" + LivePage.parts(NOTHING, note, Language.EN) + "</main>"), "note")).isEqualTo("the lab has ended");
        assertThat(part(parts(NOTHING, Language.EN), "note")).isEmpty();
    }

    @Test
    void theKeptRunsAreOneLinkAway() {
        Parsed frame = Parsed.of(LivePage.frame(Language.EN).replaceFirst("<!DOCTYPE html>", ""));
        assertThat(frame.all("a")).anyMatch(link -> link.getAttribute("href").equals("../index.html"));
    }

    @Test
    void theFrameRunsItsOwnScriptAndAsksNobodyElse() {
        Parsed frame = Parsed.of(LivePage.frame(Language.EN).replaceFirst("<!DOCTYPE html>", ""));
        assertThat(frame.all("script")).hasSize(1).allMatch(script -> script.getAttribute("src").equals(LivePage.SCRIPT));
        assertThat(frame.values("content")).anyMatch(policy -> policy.contains("default-src 'none'") && policy.contains("script-src 'self'"));
        assertThat(frame.values("id")).contains("now-step", "now-states", "now-figure", "lost");
        assertThat(LivePage.script()).contains("'" + LivePage.PARTS + "'", "'" + LivePage.NARROW_PARTS + "'", "'" + LivePage.NEWS + "'");
        assertThat(LivePage.frame(Language.ZH)).contains("zh-CN", "正在发生什么");
    }
}
