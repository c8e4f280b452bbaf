package tcplab.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tcplab.journal.Timeline;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Judgement;
import tcplab.verdict.Verdict;

class JUnitXmlTest {
    private static Finding finding(String claim, Verdict verdict, Verdict recorded) {
        return new Finding(9, claim, verdict, recorded, List.of(), Told.plain("seen: \"a\" & <b>\u001b]]>"), Told.nothing(), Told.nothing(), List.of(4), null);
    }

    private static Result result(Outcome outcome, String problem, Finding... findings) {
        return new Result("close/x", "wire", 1234, outcome, new Timeline(List.of()), List.of(findings), problem == null ? null : Told.plain(problem), null);
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    @Test
    void eachVerdictHasItsElement() throws Exception {
        String xml = JUnitXml.write(List.of(result(
                Outcome.DIFFERS,
                null,
                finding("never RST", Verdict.CONFIRMED, Verdict.CONFIRMED),
                finding("call client 1 \"a<b\"", Verdict.REFUTED, Verdict.CONFIRMED),
                finding("gap", Verdict.INCONCLUSIVE, Verdict.CONFIRMED),
                finding("end", Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE))), Language.EN);
        Element suite = (Element) parse(xml).getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("close/x");
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getAttribute("time")).isEqualTo("1.234");
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("recorded CONFIRMED, now REFUTED");
        assertThat(failure.getTextContent()).startsWith("seen: \"a\" & <b>\ufffd]]>\nevidence: [4]");
        Element failed = (Element) failure.getParentNode();
        assertThat(failed.getAttribute("name")).isEqualTo("line 9: call client 1 \"a<b\"");
        assertThat(failed.getAttribute("classname")).isEqualTo("close.x");
        assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    }

    private static ControlRun control(Verdict here, Verdict... there) {
        return new ControlRun("without x", null, null, Stream.of(there)
                .map(verdict -> new ControlRun.Turn(finding("never RST", here, here),
                        new Judgement(verdict, Told.plain("a <b>"), List.of(), Told.nothing(), Told.nothing())))
                .toList());
    }

    @Test
    void aClaimThatItsControlDidNotTurnIsAFailure() throws Exception {
        Result result = result(Outcome.AS_RECORDED, null, finding("never RST", Verdict.CONFIRMED, Verdict.CONFIRMED))
                .controlledBy(List.of(control(Verdict.CONFIRMED, Verdict.REFUTED, Verdict.CONFIRMED, Verdict.INCONCLUSIVE)));
        Element suite = (Element) parse(JUnitXml.write(List.of(result), Language.EN)).getElementsByTagName("testsuite").item(0);
        assertThat(List.of("tests", "failures", "skipped")).extracting(suite::getAttribute).containsExactly("4", "1", "1");
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("did not turn: CONFIRMED with the control too");
        assertThat(failure.getTextContent()).contains("as it is CONFIRMED: seen", "with the control CONFIRMED: a <b>");
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("line 9: never RST, control without x");
        assertThat(((Element) suite.getElementsByTagName("skipped").item(0)).getAttribute("message")).contains("with the control INCONCLUSIVE: a <b>");
    }

    @Test
    void failedRunIsAnError() throws Exception {
        String xml = JUnitXml.write(List.of(result(Outcome.FAILED, "line 4: timed out\nafter 2 s")), Language.EN);
        Document document = parse(xml);
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("tests")).isEqualTo("1");
        Element error = (Element) document.getElementsByTagName("error").item(0);
        assertThat(error.getAttribute("message")).isEqualTo("line 4: timed out\nafter 2 s");
    }

    @Test
    void experimentWithoutClaimsIsOneCase() throws Exception {
        Document document = parse(JUnitXml.write(List.of(result(Outcome.AS_RECORDED, null)), Language.EN));
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("error").getLength()).isZero();
    }

    @Test
    void nothingRunIsValidXml() throws Exception {
        assertThat(parse(JUnitXml.write(List.of(), Language.EN)).getDocumentElement().getTagName()).isEqualTo("testsuites");
    }
}
