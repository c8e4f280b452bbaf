package tcplab.page;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import tcplab.judge.Standing;
import tcplab.render.ControlRun;
import tcplab.script.Control;
import tcplab.script.Experiment;
import tcplab.script.Statements;
import tcplab.script.Statements.Statement;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Measure;

/** The verdicts with their evidence, each entry a link to where the page shows it. */
final class FindingsSection {
    private final Account account;
    private final List<Finding> findings;
    private final Anchors anchors;
    private final Statements statements;
    private final Terms terms;
    private final Language language;

    FindingsSection(Account account, Anchors anchors, Statements statements, Terms terms, Language language) {
        this.account = account;
        this.findings = account.result().findings();
        this.anchors = anchors;
        this.statements = statements;
        this.terms = terms;
        this.language = language;
    }

    static String id(Finding finding) {
        return "f" + finding.line();
    }

    Element draw() {
        Element section = RunPage.section("findings", say("Findings"));
        if (findings.isEmpty()) {
            return section.add(Element.of("p", say("It makes no claims.")));
        }
        for (int i = 0; i < findings.size(); i++) {
            section.add(draw(findings.get(i), account.experiment().claims().get(i)));
        }
        return section;
    }

    private Element draw(Finding finding, Experiment.ClaimLine claim) {
        Element code = Element.of("a", Element.of("code", Columns.printable(finding.claim()))).is("href", "#L" + finding.line());
        Told sentence = claim.claim().told();
        Element heading = Element.of("h3", sentence.isEmpty() ? code : terms.marked(printable(sentence)));
        Element facts = Element.of("dl");
        if (!finding.reason().isEmpty()) {
            fact(facts, say("reason"), terms.marked(printable(finding.reason())));
        }
        fact(facts, say("verdict"), verdict(finding));
        if (!finding.evidence().isEmpty()) {
            fact(facts, say("evidence"), anchors.told(finding.evidence()));
        }
        if (!sentence.isEmpty()) {
            fact(facts, say("claim"), code);
        }
        if (!finding.proof().isEmpty()) {
            fact(facts, say("proof"), terms.marked(printable(finding.proof())));
        }
        if (finding.measure() != null) {
            fact(facts, say("figure"), measure(finding.measure()));
        }
        finding.statements().forEach(id -> fact(facts, say("statement"), statement(id)));
        controls(facts, finding, claim);
        Element article = Element.of("article", heading).is("id", id(finding)).is("class", "finding");
        return article.add(facts);
    }

    private Element verdict(Finding finding) {
        Element verdict = Element.of("span", Marks.badge(finding.verdict()));
        if (!finding.asRecorded()) {
            verdict.add(" ", Element.of("strong", say("recorded: %s", finding.recorded().told())).is("class", "differs"));
        }
        return finding.because().isEmpty() ? verdict : verdict.add(" ", terms.marked(printable(finding.because())));
    }

    /** What became of it under its controls, or why there is none. */
    private void controls(Element facts, Finding finding, Experiment.ClaimLine claim) {
        List<ControlRun> runs = account.result().controls();
        for (int i = 0; i < runs.size(); i++) {
            for (ControlRun.Turn turn : runs.get(i).turns()) {
                if (turn.here().line() == finding.line()) {
                    fact(facts, say("control"), Element.of("span", Marks.turn(turn), " ",
                            Element.of("a", Columns.printable(runs.get(i).control())).is("href", "#" + ControlsSection.id(i + 1))))
                            .is("class", "said-elsewhere");
                }
            }
        }
        Standing standing = Standing.of(claim, account.result());
        if (standing == Standing.NOT_TRIED) {
            claim.controls().forEach(control -> fact(facts, say("control"), say("not tried: %s", Columns.printable(control.text()))));
        }
        claim.controls().stream()
                .filter(Control.None.class::isInstance)
                .forEach(none -> fact(facts, say("control"), say("none: %s", ((Control.None) none).reason())));
        if (standing == Standing.MISSING) {
            fact(facts, say("control"), say("none is written: nothing shows that this claim can fail"));
        }
    }

    /** @return what was added */
    private static Element fact(Element facts, Told name, Object value) {
        Element fact = Element.of("div", Element.of("dt", name), Element.of("dd", value));
        facts.add(fact);
        return fact;
    }

    private Told measure(Measure measure) {
        String measured = measure.measured().isEmpty() ? "–" : printable(measure.measured());
        return say("%s; measured: %s; passes: %s", Columns.printable(measure.figure()), measured, measure.window());
    }

    private String printable(Told sentence) {
        return Columns.printable(language.tell(sentence));
    }

    private List<Object> statement(String id) {
        Optional<Statement> known =
                statements.all().stream().filter(s -> s.id().equals(id)).findFirst();
        return known.map(s -> terms.marked(printable(Told.format("%s (%s, %s)", Told.written(s.en(), s.zh()), id, s.source())))).orElse(List.of(id));
    }
}
