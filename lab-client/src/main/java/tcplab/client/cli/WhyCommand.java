package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.UsageException;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.symptom.Pasted;
import tcplab.symptom.Symptom;
import tcplab.symptom.SymptomIndex;
import tcplab.text.Json;
import tcplab.text.Told;

/** {@code why}: from a symptom to what it comes from. */
final class WhyCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "why",
            "scripts/lab why WORD...|- [--all] [--list] [--json]",
            say("Tells what a symptom comes from: a state, an error, the text of an exception, a counter or a complaint, in either "
                    + "language. It says whose turn it is, which experiments show it, which command looks at it on your machine, "
                    + "what helps and what only seems to. With - it reads what you paste: a table of ss or netstat, a stack trace. "
                    + "--all tells all that were found, --list lists every symptom. Where none answers, the nearest are named and the exit code is 2."),
            "scripts/lab why \"Connection reset by peer\"");

    private static final int MOST_FOUND = 5;
    private static final int MOST_PASTED_BYTES = 1 << 20;

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--all", false, "--list", false, "--json", false));
        List<Symptom> symptoms = Home.symptoms();
        if (options.has("--list")) {
            return list(symptoms, options.has("--json"), console);
        }
        Pasted asked = asked(options.operands(), console);
        if (asked.question().isEmpty()) {
            return ExitCode.AS_RECORDED;
        }
        SymptomIndex.Found found = find(symptoms, asked.question());
        if (options.has("--json")) {
            console.data(Json.text(Json.tree(found.isAnswer() ? told(found, options) : List.of(), console.style().language())));
        } else if (found.isAnswer()) {
            List<Symptom> told = told(found, options);
            SymptomText text = new SymptomText(console);
            told.forEach(text::add);
            text.addNear(found.best().subList(told.size(), found.best().size()));
            console.print(text.all());
        } else {
            console.note(say("no symptom that is known here answers this"));
            console.print(new SymptomText(console).addNear(found.best()).all());
        }
        return found.isAnswer() ? ExitCode.AS_RECORDED : ExitCode.INCONCLUSIVE;
    }

    /** The best one, or all of them. */
    private static List<Symptom> told(SymptomIndex.Found found, Options options) {
        return options.has("--all") ? found.best() : found.best().subList(0, 1);
    }

    private static SymptomIndex.Found find(List<Symptom> symptoms, String question) {
        try (SymptomIndex index = new SymptomIndex(symptoms)) {
            return index.find(question, MOST_FOUND);
        }
    }

    private static Pasted asked(List<String> operands, Console console) throws IOException, UsageException {
        if (!operands.equals(List.of("-"))) {
            String question = String.join(" ", operands);
            if (question.isBlank()) {
                throw new UsageException(say("%s needs a symptom", WORD.name()), say("as in: %s", WORD.example()));
            }
            return new Pasted(question, Told.nothing());
        }
        if (console.isAtPrompt()) {
            throw new UsageException(say("the shell reads its own lines from there"), say("outside it: %s", "ss -tan | scripts/lab why -"));
        }
        byte[] bytes = System.in.readNBytes(MOST_PASTED_BYTES + 1);
        if (bytes.length > MOST_PASTED_BYTES) {
            throw new UsageException(say("it is too large"), say("%s bytes are read at most", MOST_PASTED_BYTES));
        }
        Pasted pasted = Pasted.of(new String(bytes, StandardCharsets.UTF_8));
        if (pasted.taken().isEmpty() && pasted.question().isBlank()) {
            throw new UsageException(say("nothing was pasted"), say("as in: %s", "ss -tan | scripts/lab why -"));
        } else if (!pasted.taken().isEmpty()) {
            console.note(pasted.taken());
        }
        return pasted;
    }

    private static int list(List<Symptom> symptoms, boolean json, Console console) {
        if (json) {
            console.data(Json.text(Json.tree(symptoms, console.style().language())));
        } else {
            console.print(symptoms.stream().map(symptom -> console.row(console.tell(symptom.title()), 2)).collect(Collectors.joining("\n")));
        }
        return ExitCode.AS_RECORDED;
    }
}
