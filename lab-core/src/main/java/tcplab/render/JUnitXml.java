package tcplab.render;

import java.util.List;
import java.util.Locale;
import tcplab.text.Language;
import tcplab.text.Xml;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

/**
 * Results as JUnit XML, for build servers: a suite per experiment, a case per finding, and one per claim and control that
 * was run. A finding that differs from its record is a failure, and so is a claim that its control did not turn; an
 * inconclusive one is skipped; a run that failed has an error as well. Names and verdicts are the same in every language;
 * what was seen, and the reason, are in that of the reader.
 */
public final class JUnitXml {
    private static final String RUN = "the run";

    private final Language language;

    private JUnitXml(Language language) {
        this.language = language;
    }

    /** @param language of the sentences */
    public static String write(List<Result> results, Language language) {
        return new JUnitXml(language).of(results);
    }

    private String of(List<Result> results) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        results.forEach(r -> suite(xml, r));
        return xml.append("</testsuites>\n").toString();
    }

    private void suite(StringBuilder xml, Result result) {
        List<ControlRun.Turn> turns = result.controls().stream().flatMap(control -> control.turns().stream()).toList();
        long skipped = result.findings().stream().filter(JUnitXml::isSkipped).count()
                + turns.stream().filter(JUnitXml::isSkipped).count();
        long differing = result.findings().stream().filter(f -> !f.asRecorded()).count()
                + turns.stream().filter(turn -> !turn.isTurned()).count();
        boolean failed = result.outcome() == Outcome.FAILED;
        boolean runCase = failed || result.findings().isEmpty();
        xml.append("  <testsuite").append(attribute("name", result.name()));
        xml.append(attribute("tests", result.findings().size() + turns.size() + (runCase ? 1 : 0)));
        xml.append(attribute("failures", differing - skipped));
        xml.append(attribute("errors", failed ? 1 : 0));
        xml.append(attribute("skipped", skipped));
        xml.append(attribute("time", seconds(result.millis()))).append(">\n");
        xml.append("    <properties><property").append(attribute("name", "bench"));
        xml.append(attribute("value", result.bench())).append("/></properties>\n");
        if (runCase) {
            String problem = result.problem() == null ? "the run failed" : language.tell(result.problem());
            testCase(xml, result, RUN, failed ? element("error", problem, "") : "");
        }
        for (Finding finding : result.findings()) {
            testCase(xml, result, "line " + finding.line() + ": " + finding.claim(), outcome(finding));
        }
        for (ControlRun control : result.controls()) {
            for (ControlRun.Turn turn : control.turns()) {
                Finding here = turn.here();
                testCase(xml, result, "line " + here.line() + ": " + here.claim() + ", control " + control.control(), outcome(turn));
            }
        }
        xml.append("  </testsuite>\n");
    }

    private static void testCase(StringBuilder xml, Result result, String name, String content) {
        xml.append("    <testcase").append(attribute("classname", result.name().replace('/', '.')));
        xml.append(attribute("name", name)).append(attribute("time", "0"));
        xml.append(content.isEmpty() ? "/>\n" : ">\n      " + content + "\n    </testcase>\n");
    }

    private static boolean isSkipped(Finding finding) {
        return !finding.asRecorded() && finding.verdict() == Verdict.INCONCLUSIVE;
    }

    private static boolean isSkipped(ControlRun.Turn turn) {
        return !turn.isTurned() && turn.isOpen();
    }

    private String outcome(ControlRun.Turn turn) {
        if (turn.isTurned()) {
            return "";
        }
        Finding here = turn.here();
        String both = "as it is " + here.verdict() + ": " + language.tell(here.because()) + "\nwith the control " + turn.there().verdict()
                + ": " + language.tell(turn.there().because());
        return isSkipped(turn)
                ? "<skipped" + attribute("message", both) + "/>"
                : element("failure", "did not turn: " + here.verdict() + " with the control too", both);
    }

    private String outcome(Finding finding) {
        if (finding.asRecorded()) {
            return "";
        }
        if (isSkipped(finding)) {
            return "<skipped" + attribute("message", language.tell(finding.because())) + "/>";
        }
        String message = "recorded " + finding.recorded() + ", now " + finding.verdict();
        String because = language.tell(finding.because())
                + (finding.evidence().isEmpty() ? "" : "\nevidence: " + finding.evidence())
                + (finding.reason().isEmpty() ? "" : "\nreason on record: " + language.tell(finding.reason()))
                + (finding.proof().isEmpty() ? "" : "\nproof on record: " + language.tell(finding.proof()));
        return element("failure", message, because);
    }

    private static String element(String name, String message, String text) {
        return "<" + name + attribute("message", message) + ">" + Xml.escape(text) + "</" + name + ">";
    }

    private static String attribute(String name, Object value) {
        String escaped = Xml.escape(value.toString()).replace("\n", "&#10;").replace("\t", "&#9;");
        return " " + name + "=\"" + escaped + "\"";
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1e3);
    }
}
