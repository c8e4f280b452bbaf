package tcplab.client.cli;

import static tcplab.text.Told.say;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.UsageException;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.model.Need;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.text.Columns;
import tcplab.text.DidYouMean;
import tcplab.text.Json;
import tcplab.text.Told;

/** {@code list}: the experiments. */
final class ListCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "list",
            "scripts/lab list [TOPIC] [--json]",
            say("Lists the experiments, or those of one topic."),
            "scripts/lab list close");

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--json", false));
        Catalogue catalogue = Home.catalogue();
        List<String> names = catalogue.names();
        for (String topic : options.operands()) {
            if (!catalogue.topics().contains(topic)) {
                throw new UsageException(say("'%s' is no %s", topic, say("topic")), DidYouMean.hint(topic, catalogue.topics()));
            }
        }
        if (!options.operands().isEmpty()) {
            names = names.stream()
                    .filter(n -> options.operands().contains(n.split("/")[0]))
                    .toList();
        }
        if (options.has("--json")) {
            console.data(Json.text(json(catalogue, names, console)));
        } else {
            console.print(table(catalogue, names, console));
        }
        return ExitCode.AS_RECORDED;
    }

    private static String table(Catalogue catalogue, List<String> names, Console console) {
        int widest = names.stream().mapToInt(Columns::width).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            Parsed parsed = catalogue.read(name);
            Told title = parsed.ok()
                    ? parsed.experiment().toldTitle()
                    : parsed.problems().get(0).told();
            text.append(Columns.pad(name, widest) + "  " + console.tell(title) + "\n");
        }
        return text.toString();
    }

    private static JsonArray json(Catalogue catalogue, List<String> names, Console console) {
        JsonArray array = new JsonArray();
        for (String name : names) {
            Parsed parsed = catalogue.read(name);
            JsonObject object = new JsonObject();
            object.addProperty("name", name);
            object.addProperty("file", catalogue.file(name).toString());
            if (parsed.ok()) {
                Experiment experiment = parsed.experiment();
                object.addProperty("title", experiment.title());
                object.addProperty("titleZh", experiment.titleZh());
                object.add("statements", Json.tree(experiment.statements()));
                object.add("needs", Json.tree(experiment.needs().stream().map(Need::word).toList()));
                object.add("tags", Json.tree(experiment.tags()));
                object.addProperty("claims", experiment.claims().size());
            } else {
                object.addProperty("problem", console.tell(parsed.problems().get(0).told()));
            }
            array.add(object);
        }
        return array;
    }
}
