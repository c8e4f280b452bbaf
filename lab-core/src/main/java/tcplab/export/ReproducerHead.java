package tcplab.export;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tcplab.event.Environment;
import tcplab.render.Result;
import tcplab.script.Experiment;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

/** How a reproducer begins: what was expected and what happened, as whoever gets a bug report asks first. */
final class ReproducerHead {
    private static final int COLUMNS = 100;

    private final Language language;
    private final List<String> lines = new ArrayList<>();

    ReproducerHead(Language language) {
        this.language = language;
    }

    /** A comment of Java. @param run what the lab saw, or null if nothing of it is kept or recorded */
    List<String> of(Experiment experiment, Result run) {
        lines.add("/*");
        Told title = experiment.toldTitle();
        write(title.isEmpty() ? Told.plain(experiment.name()) : Told.format("%s: %s", experiment.name(), title));
        Set<Told> said = new HashSet<>();
        for (int i = 0; i < experiment.claims().size(); i++) {
            Experiment.ClaimLine claim = experiment.claims().get(i);
            Told sentence = claim.claim().told();
            // What is recorded as refuted nobody should wait for.
            Told expected = claim.recorded() == Verdict.REFUTED ? say("often believed: %s", sentence) : say("expected: %s", sentence);
            Told happened = say("happened: %s", run == null ? say("no run of it was kept") : happened(run.findings().get(i)));
            // A claim may stand there once for each statement that it tests.
            if (said.add(Told.format("%s %s", expected, happened))) {
                lines.add(" *");
                write(expected);
                write(happened);
            }
        }
        if (run != null) {
            lines.add(" *");
            String kernel = run.timeline().environment().map(Environment::kernel).orElse("?");
            write(say("It happened on Linux %s, bench %s.", kernel, run.bench()));
        }
        lines.add(" */");
        return lines;
    }

    private static Told happened(Finding finding) {
        return finding.because().isEmpty()
                ? finding.verdict().told()
                : Told.format("%s – %s", finding.verdict().told(), finding.because());
    }

    private void write(Told sentence) {
        for (String line : Columns.wrap(JavaWords.comment(language.tell(sentence)), COLUMNS, "    ")) {
            lines.add(" * " + line);
        }
    }
}
