package tcplab.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tcplab.journal.Timeline;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Finding;
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
