package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tcplab.judge.Controls;
import tcplab.judge.Mutated;
import tcplab.judge.RunFolder;
import tcplab.judge.Standing;
import tcplab.render.ControlRun;
import tcplab.render.Result;
import tcplab.script.Experiment;
import tcplab.text.Language;
import tcplab.verdict.Verdict;

/** On close/three-way as it was recorded, with close/four-way as what every control showed. */
class ControlsPageTest {
    private Account account;
    private Map<String, String> pages;
    private Parsed page;

    @BeforeEach
    void writePages() throws IOException {
        Account plain = Recordings.account("close/three-way");
        Account fourWay = Recordings.account("close/four-way");
        Experiment experiment = plain.experiment();
        List<ControlRun> runs = new Controls(experiment, Recordings.CATALOGUE::read).run(plain.result(), script ->
                RunFolder.judge(script, fourWay.result().timeline(), null));
        account = new Account(experiment, plain.result().controlledBy(runs));
        pages = Recordings.pages(List.of(account, Recordings.account("close/time-wait"), Recordings.account("close/self-connect-close")));
        page = Parsed.of(pages.get("close-three-way.html"));
    }

    private List<Element> controls() {
        return page.all("div").stream().filter(div -> div.getAttribute("id").matches("control-\\d+")).toList();
    }

    @Test
    void eachControlSaysWhatItChangesAndWhetherItsClaimsTurned() {
        List<ControlRun> runs = account.result().controls();
        assertThat(controls()).hasSameSizeAs(runs);
        for (int i = 0; i < runs.size(); i++) {
            String text = controls().get(i).getTextContent();
            assertThat(text).contains(runs.get(i).control());
            runs.get(i).turns().forEach(turn -> assertThat(text).contains(
                    turn.word().toString(), turn.here().claim(), turn.here().because().toString(), turn.there().because().toString()));
        }
        String first = controls().get(0).getTextContent();
        assertThat(first).contains("- conn on eof: close\n  client shutdown WR\n+ await client FIN-WAIT-2\n+ conn close\n");
        assertThat(first).contains("+ conn > client: ACK seq=1 ack=2 len=0");
    }

    @Test
    void aControlInAnotherExperimentLeadsToItsPage() {
        assertThat(page.all("a")).anyMatch(a -> a.getAttribute("href").equals("close-self-connect-close.html"));
        assertThat(page.document().getDocumentElement().getTextContent()).contains("On the run of another experiment: close/simultaneous-close");
    }

    @Test
    void bothFiguresStandSideBySideAndMarkWhatTheOtherHasNot() {
        List<Element> figures = Parsed.within(controls().get(0), "svg");
        assertThat(figures).hasSize(2);
        assertThat(marked(figures.get(0))).hasSize(5).anyMatch(words -> words.startsWith("− PSH+ACK seq=1 ack=1 len=5"));
        assertThat(marked(figures.get(1))).hasSize(4).anyMatch(words -> words.startsWith("+ ACK seq=1 ack=2"));
        assertThat(figures.get(0).getTextContent()).contains("− send(\"hello\")").contains("SYN seq=0").doesNotContain("− SYN");
    }

    /** The script of the run itself stands on the page, and its lines are known by their numbers. */
    @Test
    void theStepsUnderAControlQuoteTheirOwnScript() {
        List<Element> lists = Parsed.within(controls().get(0), "ol").stream().filter(ol -> ol.getAttribute("class").equals("steps")).toList();
        assertThat(lists).hasSize(2);
        assertThat(Parsed.within(lists.get(0), "li")).noneMatch(step -> step.hasAttribute("data-quote"));
        List<String> quotes = Parsed.within(lists.get(1), "li").stream().map(step -> step.getAttribute("data-quote")).distinct().toList();
        assertThat(quotes).contains("", "client  close", "conn    recv");
        Recordings.texts(Language.EN).values().forEach(text -> assertThat(text).doesNotContain("data-quote"));
    }

    /** The words of the segments that are marked. */
    private static List<String> marked(Element figure) {
        return Parsed.within(figure, "g").stream()
                .filter(g -> g.getAttribute("class").matches("segment .*only"))
                .map(Element::getTextContent)
                .toList();
    }

    @Test
    void nothingOnAPageWithControlsHasTheSameNameAndEveryLinkLeadsSomewhere() {
        assertThat(page.values("id")).doesNotHaveDuplicates();
        Set<String> ids = new HashSet<>(page.values("id"));
        page.all("a").stream().map(a -> a.getAttribute("href")).forEach(href -> {
            String[] target = href.split("#", 2);
            assertThat(target[0].isEmpty() || pages.containsKey(target[0])).as(href).isTrue();
            assertThat(target.length == 1 || !target[0].isEmpty() || ids.contains(target[1])).as(href).isTrue();
        });
        assertThat(page.values("fill")).allMatch(fill -> ids.contains(fill.replaceFirst("url\\(#(.*)\\)", "$1")));
    }

    @Test
    void aFindingSaysHowItStandsWithItsControls() {
        List<String> findings = page.all("article").stream().map(Element::getTextContent).toList();
        assertThat(findings.get(0)).contains("control✓ turned without conn on eof: close");
        String other = Parsed.of(pages.get("close-time-wait.html")).document().getDocumentElement().getTextContent();
        assertThat(other).contains("not tried: ", "none: TCP_TIMEWAIT_LEN is a constant of the kernel");
    }

    @Test
    void theIndexHasAColumnForThem() {
        Parsed index = Parsed.of(pages.get("index.html"));
        List<Element> rows = index.all("tr").stream().filter(row -> !Parsed.within(row, "td").isEmpty()).toList();
        assertThat(cell(rows.get(0))).contains("turned", "did not turn");
        assertThat(cell(rows.get(1))).contains("not tried", "none: TCP_TIMEWAIT_LEN is a constant of the kernel");
        String chinese = Recordings.pages(List.of(account), Language.ZH).get("index.html");
        assertThat(chinese).contains("条已反转", "条没有反转");
    }

    private static String cell(Element row) {
        List<Element> cells = Parsed.within(row, "td");
        return cells.get(cells.size() - 1).getTextContent();
    }

    @Test
    void aPageHasTheTableOfWhatClaimsNoticed() {
        List<Mutated.Claim> claims = account.experiment().claims().stream()
                .map(claim -> new Mutated.Claim(claim.line(), claim.text(), claim.statements(), Verdict.CONFIRMED, Mutated.Shown.NOTHING))
                .toList();
        List<Verdict> there = claims.stream()
                .map(claim -> claim == claims.get(0) ? Verdict.REFUTED : claim == claims.get(1) ? Verdict.INCONCLUSIVE : Verdict.CONFIRMED)
                .toList();
        Mutated mutated = new Mutated("close/three-way", "", "", claims, List.of(new Mutated.Change("without client <close>", there)));
        String text = Recordings.pages(List.of(new Account(account.experiment(), account.result(), mutated))).get("close-three-way.html");
        Parsed parsed = Parsed.of(text);
        Element section = parsed.all("section").stream().filter(s -> s.getAttribute("id").equals("mutations")).findFirst().orElseThrow();
        assertThat(Parsed.within(section, "td").stream().map(Element::getTextContent)).startsWith("✗", "?", "·").hasSameSizeAs(claims);
        assertThat(section.getTextContent()).contains("without client <close>", "count closing 3 tests a statement, and nothing turned it");
        assertThat(page.all("section")).noneMatch(s -> s.getAttribute("id").equals("mutations"));
    }

    @Test
    void howAClaimStandsIsToldOfEveryKind() {
        Result untried = account.result().controlledBy(List.of());
        List<Experiment.ClaimLine> claims = account.experiment().claims();
        assertThat(Standing.of(claims.get(0), account.result())).isEqualTo(Standing.TURNED);
        assertThat(Standing.of(claims.get(0), untried)).isEqualTo(Standing.NOT_TRIED);
        Experiment.ClaimLine inAnother = claims.stream().filter(claim -> claim.text().equals("count closing >=3")).findFirst().orElseThrow();
        assertThat(Standing.of(inAnother, account.result())).isEqualTo(Standing.SAME);
        assertThat(Standing.of(claims.get(claims.size() - 1), untried)).isEqualTo(Standing.NOT_NEEDED);
        Experiment.ClaimLine tied = claims.get(0);
        Experiment.ClaimLine alone = new Experiment.ClaimLine(tied.line(), tied.text(), tied.claim(), tied.recorded(), tied.statements(),
                tied.reason(), tied.proof(), tied.figure(), tied.premises(), List.of());
        assertThat(Standing.of(alone, untried)).isEqualTo(Standing.MISSING);
    }
}
