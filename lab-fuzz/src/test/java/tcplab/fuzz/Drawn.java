package tcplab.fuzz;

import com.google.gson.JsonParser;
import java.util.List;
import tcplab.journal.Timeline;
import tcplab.judge.RunFolder;
import tcplab.page.Account;
import tcplab.page.Pages;
import tcplab.quiz.Questions;
import tcplab.render.Difference;
import tcplab.render.FindingsText;
import tcplab.render.JUnitXml;
import tcplab.render.Ladder;
import tcplab.render.Painted;
import tcplab.render.Result;
import tcplab.render.RunJson;
import tcplab.render.StateTable;
import tcplab.render.Style;
import tcplab.event.Sample;
import tcplab.script.Experiment;
import tcplab.script.Statements;
import tcplab.text.Language;

/** All that the lab makes of a kept run: it is judged and drawn, whatever it tells, and obeys nothing that stands in it. */
final class Drawn {
    private static final Statements STATEMENTS = Statements.load(Seeds.EXPERIMENTS.resolve("statements.json"));
    private static final Style[] STYLES = {
        new Style(30, true, false), new Style(80, false, false), new Style(120, true, false, Language.ZH)};

    private Drawn() {}

    /**
     * Judges it and draws it in one of many ways.
     *
     * @param which the way, from 0
     * @param other the same run as it was before it was changed
     */
    static void somehow(int which, Experiment experiment, Timeline timeline, Result other) {
        Result result = judged(experiment, timeline);
        Style style = STYLES[which % STYLES.length];
        // Pages take as long as all the others together.
        switch (which / STYLES.length % 8) {
            case 0, 1, 2 -> {
                printed(Ladder.draw(timeline, result.findings(), style));
                printed(FindingsText.draw(result.findings(), style));
                printed(StateTable.draw(timeline.all(Sample.class), timeline, style));
            }
            case 3 -> Pages.of(List.of(new Account(experiment, result)), List.of(), STATEMENTS, style.language())
                    .values()
                    .forEach(Asked::shown);
            case 4, 5 -> {
                String json = RunJson.write(List.of(result), style.language());
                Asked.shown(json);
                JsonParser.parseString(json);
                Asked.shown(JUnitXml.write(List.of(result), style.language()));
            }
            default -> {
                Difference.of(result, other, style).forEach(Drawn::printed);
                Questions.round(experiment, which).forEach(question -> question.key(timeline));
            }
        }
    }

    static Result judged(Experiment experiment, Timeline timeline) {
        return RunFolder.judge(experiment, timeline, null);
    }

    private static void printed(Painted text) {
        Asked.shown(text.written(false));
    }
}
