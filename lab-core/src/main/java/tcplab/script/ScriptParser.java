package tcplab.script;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.language.SyntaxProblem;
import tcplab.text.Told;

/** Understands a {@code .lab} file as a whole, before a socket opens, and finds all that is wrong in it at once. */
public final class ScriptParser {
    private static final int LONGEST_SCRIPT = 2_000;
    private static final int LONGEST_LINE = 10_000;
    private static final int MOST_PROBLEMS = 100;

    private ScriptParser() {}

    /**
     * Reads a script.
     *
     * @param path for messages
     * @param name the experiment's name
     * @param knownStatements ids that {@code says} may use; empty to take any
     */
    public static Parsed parse(String path, String name, String text, Set<String> knownStatements) {
        if (text.indexOf('\0') >= 0) {
            return refused(path, say("this is no text"), say("a .lab file is plain UTF-8 text"));
        }
        List<String> lines = text.lines().toList();
        if (lines.size() > LONGEST_SCRIPT) {
            return refused(path, say("it has %d lines", lines.size()), say("a script has at most %d", LONGEST_SCRIPT));
        }
        Manuscript script = Manuscript.ofFile(knownStatements);
        List<Problem> problems = new ArrayList<>();
        Map<String, Integer> awaited = new LinkedHashMap<>();
        for (int i = 0; i < lines.size() && problems.size() <= MOST_PROBLEMS; i++) {
            try {
                if (problems.size() == MOST_PROBLEMS) {
                    throw new SyntaxProblem(say("there are too many problems"), say("the rest is not read"));
                }
                if (lines.get(i).length() > LONGEST_LINE) {
                    throw new SyntaxProblem(
                            say("the line has %d characters", lines.get(i).length()),
                            say("a line has at most %d", LONGEST_LINE));
                }
                script.read(i + 1, lines.get(i));
                for (String socket : script.names().awaited()) {
                    awaited.putIfAbsent(socket, i + 1);
                }
            } catch (SyntaxProblem e) {
                problems.add(new Problem(path, i + 1, e.told(), e.hint()));
            }
        }
        if (problems.isEmpty()) {
            awaited.keySet().retainAll(script.names().awaited());
            awaited.entrySet().stream().limit(MOST_PROBLEMS).forEach(one -> problems.add(unnamed(path, one.getKey(), one.getValue())));
        }
        if (problems.isEmpty() && !script.hasSteps()) {
            return refused(path, say("there is no step in it"), say("begin with: %s", "server listen 7000"));
        }
        return problems.isEmpty()
                ? Parsed.of(script.experiment(name, text), script.unusedControls(), path)
                : Parsed.refused(problems);
    }

    private static Problem unnamed(String path, String socket, int line) {
        return new Problem(path, line, say("there is no socket '%s'", socket),
                say("a step that opens it names it: %s", "client connect server:7000 -> " + socket));
    }

    private static Parsed refused(String path, Told message, Told hint) {
        return Parsed.refused(List.of(new Problem(path, 0, message, hint)));
    }
}
