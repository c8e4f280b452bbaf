package tcplab.script;

import static tcplab.text.Language.say;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tcplab.command.Names;
import tcplab.command.Verbs;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.text.DidYouMean;
import tcplab.verdict.Claim;
import tcplab.verdict.Claims;
import tcplab.verdict.Verdict;

/**
 * Understands a {@code .lab} file as a whole, before a socket opens, and finds all that is wrong in it at once.
 *
 * <p>The first comment lines are the description; a later comment line is the heading of the steps after it.
 * {@code #zh} lines say the same in Chinese, also after a claim's reason. The other lines are headers ({@code says}, {@code needs}, {@code wants},
 * {@code tag}, {@code ipv6}), steps, claims, and {@code says}, {@code figure}, {@code refuted} or {@code because} lines
 * that belong to the claim before them.
 */
public final class ScriptParser {
    /** What an experiment can need. */
    public static final List<String> NEEDS = List.of("tcpdump", "ss", "tracepoint", "counters", "wire", "sysctl", "nc", "ncat", "strace");

    private static final int LONGEST_SCRIPT = 2_000;

    private final String path;
    private final String name;
    private final String text;
    private final Set<String> knownStatements;
    private final Names names = new Names();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> statements = new LinkedHashSet<>();
    /** Of {@code says} lines before the first claim: what a claim tests that says nothing of its own. */
    private final List<String> general = new ArrayList<>();
    private final Set<String> needs = new LinkedHashSet<>();
    private final Set<String> wants = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private final List<Experiment.Item> items = new ArrayList<>();
    private final List<Experiment.ClaimLine> claims = new ArrayList<>();
    private boolean ipv6;
    private boolean begun;
    private String title = "";
    private String titleZh = "";

    private ScriptParser(String path, String name, String text, Set<String> knownStatements) {
        this.path = path;
        this.name = name;
        this.text = text;
        this.knownStatements = knownStatements;
    }

    /**
     * Reads a script.
     *
     * @param path for messages
     * @param name the experiment's name
     * @param knownStatements ids that {@code says} may use; empty to take any
     */
    public static Parsed parse(String path, String name, String text, Set<String> knownStatements) {
        return new ScriptParser(path, name, text, knownStatements).run();
    }

    private Parsed run() {
        if (text.indexOf('\0') >= 0) {
            return new Parsed(null, List.of(new Problem(path, 0, say("this is no text"), say("a .lab file is plain UTF-8 text"))));
        }
        List<String> lines = text.lines().toList();
        if (lines.size() > LONGEST_SCRIPT) {
            return new Parsed(
                    null,
                    List.of(new Problem(
                            path, 0, say("it has %d lines", lines.size()), say("a script has at most %d", LONGEST_SCRIPT))));
        }
        for (int i = 0; i < lines.size(); i++) {
            try {
                line(i + 1, lines.get(i).strip());
            } catch (SyntaxProblem e) {
                problems.add(new Problem(path, i + 1, e.getMessage(), e.hint()));
            }
        }
        if (problems.isEmpty() && items.stream().noneMatch(Experiment.StepItem.class::isInstance)) {
            problems.add(new Problem(path, 0, say("there is no step in it"), say("begin with: %s", "server listen 7000")));
        }
        checkClaimedSockets();
        if (!problems.isEmpty()) {
            return new Parsed(null, List.copyOf(problems));
        }
        return new Parsed(experiment(), List.of());
    }

    private Experiment experiment() {
        return new Experiment(
                name, text, title, titleZh, List.copyOf(statements), List.copyOf(needs), List.copyOf(wants),
                List.copyOf(tags), Set.copyOf(names.literals()), ipv6, List.copyOf(items), List.copyOf(claims));
    }

    private void line(int number, String line) throws SyntaxProblem {
        if (line.isEmpty()) {
            begun = begun || !title.isEmpty();
        } else if (line.startsWith("#")) {
            comment(number, line);
        } else {
            begun = true;
            statement(number, Tokens.withoutComment(line));
        }
    }

    private void comment(int number, String line) {
        boolean chinese = line.startsWith("#zh");
        String words = line.substring(chinese ? 3 : 1).strip();
        if (!begun) {
            title = title.isEmpty() && !chinese ? words : title;
            titleZh = titleZh.isEmpty() && chinese ? words : titleZh;
        } else if (chinese) {
            translate(words);
        } else if (!words.isEmpty()) {
            items.add(new Experiment.HeadingItem(number, words, null));
        }
    }

    /** What stands before it: the reason of a claim or a heading. */
    private void translate(String words) {
        int claimed = claims.isEmpty() ? 0 : claims.get(claims.size() - 1).line();
        int last = items.size() - 1;
        if (last >= 0 && items.get(last) instanceof Experiment.HeadingItem heading && heading.line() > claimed) {
            items.set(last, new Experiment.HeadingItem(heading.line(), heading.en(), words));
        } else if (claimed > 0) {
            Experiment.ClaimLine claim = claims.get(claims.size() - 1);
            claims.set(claims.size() - 1, claim.withReason(claim.recorded(), claim.reason(), words));
        }
    }

    private void statement(int number, String line) throws SyntaxProblem {
        String first = line.split("\\s", 2)[0];
        String rest = line.substring(first.length()).strip();
        switch (first) {
            case "says" -> says(rest);
            case "needs" -> needs.addAll(known(say("need"), rest, NEEDS));
            case "wants" -> wants.addAll(known(say("witness"), rest, NEEDS));
            case "tag" -> tags.addAll(List.of(rest.split("\\s+")));
            case "ipv6" -> ipv6 = true;
            case "claim" -> claim(number, rest);
            case "refuted" -> record(Verdict.REFUTED, rest);
            case "because" -> record(Verdict.CONFIRMED, rest);
            case "figure" -> figure(rest);
            default -> step(number, line);
        }
    }

    private void says(String rest) throws SyntaxProblem {
        List<String> ids = rest.isEmpty() ? List.of() : List.of(rest.split("\\s+"));
        if (!knownStatements.isEmpty()) {
            known(say("statement"), rest, knownStatements);
        }
        statements.addAll(ids);
        if (claims.isEmpty()) {
            general.addAll(ids);
        } else {
            Experiment.ClaimLine last = claims.get(claims.size() - 1);
            claims.set(claims.size() - 1, last.saying(ids));
        }
    }

    private static List<String> known(String what, String rest, java.util.Collection<String> allowed)
            throws SyntaxProblem {
        Tokens words = Tokens.of(Tokens.split(rest), what + " …");
        List<String> taken = new ArrayList<>();
        while (words.hasNext()) {
            taken.add(words.oneOf(what, allowed));
        }
        if (taken.isEmpty()) {
            throw new SyntaxProblem(say("the %s is missing", what), say("one of: %s", String.join(", ", allowed)));
        }
        return taken;
    }

    private void step(int number, String line) throws SyntaxProblem {
        if (!claims.isEmpty()) {
            throw new SyntaxProblem(say("a step stands after the first claim"), say("claims come last: they are judged afterwards"));
        }
        List<String> starts = new ArrayList<>(List.of("says", "needs", "wants", "tag", "claim", "refuted", "because", "figure"));
        try {
            items.add(new Experiment.StepItem(number, line, Verbs.parse(line, names)));
        } catch (SyntaxProblem e) {
            String word = line.split("\\s", 2)[0];
            Optional<String> header = DidYouMean.nearest(word, starts);
            throw header.isPresent() && !names.knows(word)
                    ? new SyntaxProblem(e.getMessage(), say("did you mean '%s'?", header.get()))
                    : e;
        }
        if (line.startsWith("wire ")) {
            needs.add("wire");
        }
        if (line.split("\\s+").length > 1 && line.split("\\s+")[1].equals("sysctl")) {
            needs.add("sysctl");
        }
        if (line.matches("(client|server)\\s+nc(at)?\\s.*")) {
            needs.addAll(List.of(line.split("\\s+")[1], "strace"));
        }
    }

    private void claim(int number, String rest) throws SyntaxProblem {
        Claim claim = Claims.parse(rest);
        claims.add(new Experiment.ClaimLine(number, rest, claim, Verdict.CONFIRMED, List.copyOf(general), "", "", ""));
    }

    private void figure(String number) throws SyntaxProblem {
        Experiment.ClaimLine last = lastClaim();
        if (number.isEmpty()) {
            throw new SyntaxProblem(say("the number is missing"), say("write what the statement says, as in: figure 40 ms"));
        }
        claims.set(claims.size() - 1, last.withFigure(number));
    }

    private Experiment.ClaimLine lastClaim() throws SyntaxProblem {
        if (claims.isEmpty()) {
            throw new SyntaxProblem(say("there is no claim before it"), say("write it on the line after the claim"));
        }
        return claims.get(claims.size() - 1);
    }

    private void record(Verdict verdict, String reason) throws SyntaxProblem {
        Experiment.ClaimLine last = lastClaim();
        if (!last.reason().isEmpty()) {
            throw new SyntaxProblem(say("the claim of line %d has a reason already", last.line()), say("keep one of the two"));
        }
        if (reason.isEmpty()) {
            throw new SyntaxProblem(say("the reason is missing"), say("name the kernel function, man page or RFC section"));
        }
        claims.set(claims.size() - 1, last.withReason(verdict, reason, ""));
    }

    private void checkClaimedSockets() {
        for (Experiment.ClaimLine claim : claims) {
            for (String socket : claim.claim().sockets()) {
                if (!names.knows(socket) && Side.of(socket).isEmpty() && !socket.equals("any")) {
                    problems.add(new Problem(
                            path,
                            claim.line(),
                            say("the claim speaks of '%s', which no step names", socket),
                            DidYouMean.hint(socket, names.all())));
                }
            }
        }
    }
}
