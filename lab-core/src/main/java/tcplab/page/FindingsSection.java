package tcplab.page;

import static tcplab.text.Language.say;

import java.util.List;
import java.util.Optional;
import tcplab.script.Statements;
import tcplab.script.Statements.Statement;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.verdict.Finding;
import tcplab.verdict.Measure;

/** The verdicts with their evidence, each entry a link to where the page shows it. */
final class FindingsSection {
    private final List<Finding> findings;
    private final Anchors anchors;
    private final Statements statements;

    FindingsSection(List<Finding> findings, Anchors anchors, Statements statements) {
        this.findings = findings;
        this.anchors = anchors;
        this.statements = statements;
    }

    static String id(Finding finding) {
        return "f" + finding.line();
    }

    Element draw() {
        Element section = RunPage.section("findings", say("Findings"));
        if (findings.isEmpty()) {
            return section.add(Element.of("p", say("It makes no claims.")));
        }
        findings.forEach(f -> section.add(draw(f)));
        return section;
    }

    private Element draw(Finding finding) {
        Element heading = Element.of("h3", Marks.badge(finding.verdict()), " ");
        heading.add(Element.of("a", Element.of("code", Columns.printable(finding.claim())))
                .is("href", "#L" + finding.line()));
        if (!finding.asRecorded()) {
            heading.add(" ", Element.of("strong", say("recorded: %s", finding.recorded())).is("class", "differs"));
        }
        Element facts = Element.of("dl");
        if (!finding.because().isEmpty()) {
            fact(facts, say("because"), Columns.printable(finding.because().toString()));
        }
        if (!finding.evidence().isEmpty()) {
            fact(facts, say("evidence"), anchors.links(finding.evidence()));
        }
        if (!finding.reason().isEmpty()) {
            fact(facts, say("reason"), Columns.printable(finding.reason().toString()));
        }
        if (finding.measure() != null) {
            fact(facts, say("figure"), measure(finding.measure()));
        }
        finding.statements().forEach(id -> fact(facts, say("statement"), statement(id)));
        Element article = Element.of("article", heading).is("id", id(finding)).is("class", "finding");
        return facts.isEmpty() ? article : article.add(facts);
    }

    private static void fact(Element facts, String name, Object value) {
        facts.add(Element.of("div", Element.of("dt", name), Element.of("dd", value)));
    }

    private static String measure(Measure measure) {
        String measured = measure.measured().isEmpty() ? "–" : Columns.printable(measure.measured().toString());
        return say("%s; measured: %s; passes: %s", Columns.printable(measure.figure()), measured, measure.window());
    }

    private String statement(String id) {
        Optional<Statement> known =
                statements.all().stream().filter(s -> s.id().equals(id)).findFirst();
        return known.map(s -> Language.choose(s.en(), s.zh()) + " (" + id + ", " + s.source() + ")").orElse(id);
    }
}
