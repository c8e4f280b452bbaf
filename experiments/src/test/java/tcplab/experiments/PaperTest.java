package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tcplab.journal.Timeline;
import tcplab.judge.Controls;
import tcplab.judge.Judge;
import tcplab.judge.RunFolder;
import tcplab.page.Account;
import tcplab.page.Pages;
import tcplab.render.ControlRun;
import tcplab.render.Result;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.Statements;
import tcplab.text.Language;
import tcplab.verdict.Finding;

/** What a browser prints of a run with its controls: sheets that a teacher hands out, and not the record in full. */
@Execution(ExecutionMode.CONCURRENT)
class PaperTest {
    private static final String NAME = "close/three-way";
    /** Begins each sheet of a PDF. */
    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    @TempDir
    Path folder;

    /** Another recorded run stands for each control. */
    private static Account account() throws IOException {
        Experiment experiment = RecordedRunsTest.experiment(NAME);
        Timeline timeline = RecordedRunsTest.recorded(NAME);
        Timeline other = RecordedRunsTest.recorded("close/four-way");
        List<Finding> findings = Judge.judge(experiment, timeline);
        Result result = new Result(NAME, "wire", 100, Judge.outcome(findings, false), timeline, findings, null, null);
        List<ControlRun> controls = new Controls(experiment, new Catalogue(Launched.HOME.resolve("experiments"), Set.of())::read)
                .run(result, script -> RunFolder.judge(script, other, null));
        return new Account(experiment, result.controlledBy(controls));
    }

    @Test
    void theFigureHasOneSheetAndEachControlOneMore() throws Exception {
        Account account = account();
        Statements statements = Statements.load(Launched.HOME.resolve("experiments/statements.json"));
        String page = Pages.of(List.of(account), List.of(), statements, Language.EN).get("close-three-way.html");
        Path file = Files.writeString(folder.resolve("run.html"), page);
        Path pdf = folder.resolve("run.pdf");
        Chromium.here(folder).open(file, false, "--print-to-pdf=" + pdf);
        long sheets = SHEET.matcher(Files.readString(pdf, StandardCharsets.ISO_8859_1)).results().count();
        int controls = account.result().controls().size();
        assertThat(controls).isEqualTo(4);
        // One or two with the figure, four with the findings, one with the script and the terms.
        assertThat(sheets).isBetween(controls + 1L, controls + 7L);
    }
}
