package tcplab.client.cli;

import static tcplab.text.Told.say;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.UsageException;
import tcplab.language.Glossary;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.model.Need;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.Lesson;
import tcplab.script.Parsed;
import tcplab.script.Search;
import tcplab.text.Columns;
import tcplab.text.Json;
import tcplab.text.Told;

/** {@code list}: the experiments, or those that speak of something. */
final class ListCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "list",
            "scripts/lab list [TOPIC|WORD...] [--course] [--all] [--json]",
            say("Lists the experiments, or those of one topic; with other words, those that speak of all of them, in either "
                    + "language, the best first: a state, an errno, a counter, a symptom; a term of TCP is explained first. --course lists those that a lesson of the course is about, "
                    + "in its order and with its number, for learn N."),
            "scripts/lab list CLOSE_WAIT");

    /** More of them than a screen has would hide the best. */
    private static final int SHOWN = 20;

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--json", false, "--all", false, "--course", false));
        Catalogue catalogue = Home.catalogue();
        List<String> topics = catalogue.topics();
        List<String> operands = options.operands().stream().flatMap(operand -> Stream.of(operand.strip().split("\\s+"))).toList();
        List<String> chosen = operands.stream().filter(topics::contains).toList();
        List<String> sought = operands.stream().filter(word -> !topics.contains(word)).toList();
        List<String> names = catalogue.names().stream()
                .filter(name -> chosen.isEmpty() || chosen.contains(name.split("/")[0]))
                .toList();
        List<Search.Hit> hits = sought.isEmpty()
                ? names.stream().map(name -> new Search.Hit(name, "")).toList()
                : found(new Search(catalogue, names, Home.statements()), sought);
        Map<String, Lesson> lessons = new LinkedHashMap<>();
        if (options.has("--course") || options.has("--json") || !sought.isEmpty()) {
            Home.course().forEach(lesson -> lessons.put(lesson.experiment(), lesson));
        }
        if (options.has("--course")) {
            hits = inOrder(hits, List.copyOf(lessons.keySet()));
        }
        if (options.has("--json")) {
            console.data(Json.text(json(catalogue, hits, lessons, console)));
            return ExitCode.AS_RECORDED;
        } else if (options.has("--course")) {
            console.print(course(hits, lessons, console));
            return ExitCode.AS_RECORDED;
        }
        Optional<Glossary.Term> explained = Glossary.find(String.join(" ", operands));
        explained.ifPresent(term -> console.note(Told.format("%s: %s", term.name(), term.note())));
        boolean all = sought.isEmpty() || options.has("--all") || hits.size() <= SHOWN;
        console.print(table(catalogue, all ? hits : hits.subList(0, SHOWN), console));
        hits.stream()
                .map(hit -> lessons.get(hit.name()))
                .filter(lesson -> lesson != null && explained.map(term -> shows(lesson, term, catalogue)).orElse(true))
                .findFirst()
                .ifPresent(lesson -> console.remark(say("%1$s is a lesson: scripts/lab learn %2$d", lesson.experiment(), lesson.number())));
        if (!all) {
            console.remark(say("these are the best %1$d of %2$d; --all lists every one, one more word fewer", SHOWN, hits.size()));
        }
        return ExitCode.AS_RECORDED;
    }

    private static boolean shows(Lesson lesson, Glossary.Term term, Catalogue catalogue) {
        Parsed parsed = catalogue.read(lesson.experiment());
        return parsed.ok() && lesson.shows(term, parsed.experiment());
    }

    /** Those that a lesson is about, in the order of the lessons. */
    private static List<Search.Hit> inOrder(List<Search.Hit> hits, List<String> course) throws UsageException {
        List<Search.Hit> ordered = hits.stream()
                .filter(hit -> course.contains(hit.name()))
                .sorted(Comparator.comparing(hit -> course.indexOf(hit.name())))
                .toList();
        if (ordered.isEmpty()) {
            throw new UsageException(say("no lesson is about these"), say("see: %s", "scripts/lab list --course"));
        }
        return ordered;
    }

    private static String course(List<Search.Hit> hits, Map<String, Lesson> lessons, Console console) {
        int widest = hits.stream().map(Search.Hit::name).mapToInt(Columns::width).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Search.Hit hit : hits) {
            Lesson lesson = lessons.get(hit.name());
            String line = Columns.padLeft("" + lesson.number(), 2) + "  " + Columns.pad(hit.name(), widest) + "  " + console.tell(lesson.title());
            text.append(console.row(line, widest + 6)).append("\n");
        }
        return text.toString();
    }

    private static List<Search.Hit> found(Search search, List<String> words) throws UsageException {
        List<Search.Hit> hits = search.of(words);
        if (hits.isEmpty()) {
            throw new UsageException(search.nothing(words), search.hint(words));
        }
        return hits;
    }

    private static String table(Catalogue catalogue, List<Search.Hit> hits, Console console) {
        int widest = hits.stream().map(Search.Hit::name).mapToInt(Columns::width).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Search.Hit hit : hits) {
            Parsed parsed = catalogue.read(hit.name());
            Told title = parsed.ok()
                    ? parsed.experiment().toldTitle()
                    : parsed.problems().get(0).told();
            String line = Columns.pad(hit.name(), widest) + "  " + console.tell(title) + excerpt(hit, console);
            text.append(console.row(line, widest + 2)).append("\n");
        }
        return text.toString();
    }

    private static String excerpt(Search.Hit hit, Console console) {
        if (hit.excerpt().isEmpty()) {
            return "";
        }
        return console.style().unicode() ? "  · " + hit.excerpt() : "  - " + hit.excerpt().replace("…", "...");
    }

    private static JsonArray json(Catalogue catalogue, List<Search.Hit> hits, Map<String, Lesson> lessons, Console console) {
        JsonArray array = new JsonArray();
        for (Search.Hit hit : hits) {
            String name = hit.name();
            Parsed parsed = catalogue.read(name);
            JsonObject object = new JsonObject();
            object.addProperty("name", name);
            object.addProperty("file", catalogue.file(name).toString());
            if (lessons.containsKey(name)) {
                object.addProperty("lesson", lessons.get(name).number());
            }
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
            if (!hit.excerpt().isEmpty()) {
                object.addProperty("excerpt", hit.excerpt());
            }
            array.add(object);
        }
        return array;
    }
}
