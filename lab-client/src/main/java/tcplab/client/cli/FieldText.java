package tcplab.client.cli;

import static tcplab.text.Told.say;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import tcplab.client.desk.Console;
import tcplab.model.Transport;
import tcplab.render.FindingsText;
import tcplab.render.Outcome;
import tcplab.render.Painted;
import tcplab.render.Result;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Finding;

/** What came out of an experiment over each transport, as it is printed. */
final class FieldText {
    private static final int WIDEST = Transport.words().stream().mapToInt(Columns::width).max().orElse(0);

    private FieldText() {}

    static Painted of(FieldCommand.Row row, Console console) {
        Painted text = new Painted().add(Console.bold(row.experiment().name())).add("\n");
        SymptomText.paragraph(text, Columns.printable(console.tell(row.experiment().toldTitle())), 2, console);
        row.over().forEach((transport, result) -> {
            String marks = String.join(" ", result.findings().stream().map(finding -> FindingsText.sign(finding.verdict(), console.style())).toList());
            String line = Columns.pad(transport.word(), WIDEST) + "  " + marks + "  " + console.tell(outcome(result));
            SymptomText.paragraph(text, Columns.printable(line), 2, console);
        });
        row.over().forEach((transport, result) -> explain(row, transport, result, text, console));
        return text.add("\n");
    }

    private static Told outcome(Result result) {
        if (result.problem() != null) {
            return result.problem();
        }
        return result.outcome() == Outcome.AS_RECORDED ? say("as recorded") : Told.plain(result.outcome().word());
    }

    /** The claims that come out otherwise than over the first transport, or than recorded, each with why. */
    private static void explain(FieldCommand.Row row, Transport transport, Result result, Painted text, Console console) {
        List<Finding> first = row.over().values().iterator().next().findings();
        for (int i = 0; i < result.findings().size(); i++) {
            Finding finding = result.findings().get(i);
            if (finding.verdict() != first.get(i).verdict() || !finding.asRecorded()) {
                Told why = finding.asRecorded() && !finding.reason().isEmpty() ? finding.reason() : finding.because();
                Told line = say("%1$s: %2$s is %3$s here, since %4$s", transport.word(), finding.claim(), finding.verdict().told(), why);
                SymptomText.paragraph(text, Columns.printable(console.tell(line)), 4, console);
            }
        }
    }

    static JsonArray json(List<FieldCommand.Row> rows, Language language) {
        JsonArray all = new JsonArray();
        for (FieldCommand.Row row : rows) {
            for (Map.Entry<Transport, Result> over : row.over().entrySet()) {
                JsonObject object = new JsonObject();
                object.addProperty("experiment", row.experiment().name());
                object.addProperty("question", language.tell(row.experiment().toldTitle()));
                object.addProperty("transport", over.getKey().word());
                object.addProperty("outcome", over.getValue().outcome().word());
                if (over.getValue().problem() != null) {
                    object.addProperty("problem", language.tell(over.getValue().problem()));
                }
                object.add("claims", claims(over.getValue(), language));
                all.add(object);
            }
        }
        return all;
    }

    private static JsonArray claims(Result result, Language language) {
        JsonArray claims = new JsonArray();
        for (Finding finding : result.findings()) {
            JsonObject claim = new JsonObject();
            claim.addProperty("claim", finding.claim());
            claim.addProperty("verdict", finding.verdict().name());
            claim.addProperty("recorded", finding.recorded().name());
            claim.addProperty("because", language.tell(finding.because()));
            claim.addProperty("reason", language.tell(finding.reason()));
            claims.add(claim);
        }
        return claims;
    }
}
