package tcplab.script;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tcplab.command.Names;
import tcplab.command.Verbs;
import tcplab.language.Piece;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Need;
import tcplab.text.Told;
import tcplab.verdict.Verdict;

/**
 * An experiment while its lines are read one after the other: all at once from a file, or as they are typed at the
 * prompt. A line is a comment, a header word, or a step; {@code claim} is a header word.
 *
 * <p>In a file the first comment lines are the description; a later one is the heading of the steps after it. {@code
 * #zh} lines say the same in Chinese, also after a claim's reason, after its proof and after why it has no control.
 */
public final class Manuscript {
    /** Each control is judged with each of its claims; more of either nobody reads. */
    private static final int MOST_CLAIMS = 200;
    private static final int MOST_CONTROLS = 100;

    private final Set<String> knownStatements;
    private final boolean typed;
    private Names names;
    private final Set<String> statements = new LinkedHashSet<>();
    /** Of {@code says} lines before the first claim: what a claim tests that says nothing of its own. */
    private final List<String> general = new ArrayList<>();
    /** Of {@code given} lines before the first claim: premises of every claim. */
    private final List<Premise> generalPremises = new ArrayList<>();
    /** Of {@code control} lines before the first claim: those of a claim that tests a statement and has none of its own. */
    private final List<Control> generalControls = new ArrayList<>();
    private final Set<Need> needs = new LinkedHashSet<>();
    private final Set<Need> wants = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private final List<Experiment.Item> items = new ArrayList<>();
    private final StepLines stepLines = new StepLines();
    private final List<Experiment.ClaimLine> claims = new ArrayList<>();
    private int controls;
    private boolean ipv6;
    private boolean begun;
    private String title = "";
    private String titleZh = "";
    /** What the next {@code #zh} line says in Chinese. */
    private Consumer<String> translation = zh -> {};

    private Manuscript(Set<String> knownStatements, boolean typed, Collection<String> promptWords) {
        this.knownStatements = knownStatements;
        this.typed = typed;
        this.begun = typed;
        List<String> beginnings = new ArrayList<>(Headers.names());
        beginnings.addAll(promptWords);
        this.names = new Names(beginnings);
    }

    /** Of a file: its claims come last. @param knownStatements ids that {@code says} may use; empty to take any */
    public static Manuscript ofFile(Set<String> knownStatements) {
        return new Manuscript(knownStatements, false, List.of());
    }

    /** At the prompt: a claim may come at any time, a comment is a heading. @param promptWords what else can be typed there */
    public static Manuscript typed(Set<String> knownStatements, Collection<String> promptWords) {
        return new Manuscript(knownStatements, true, promptWords);
    }

    /** The sockets that have been named so far. */
    public Names names() {
        return names;
    }

    /** Takes back the names that a line has given which came to nothing. @param before a copy from before the line */
    public void restore(Names before) {
        names = before;
    }

    public boolean isIpv6() {
        return ipv6;
    }

    /** True if a step has been read. */
    public boolean hasSteps() {
        return !stepLines.texts().isEmpty();
    }

    /** Understands the next line and adds it. @param number its place, from 1 */
    public Line read(int number, String text) throws SyntaxProblem {
        String line = Piece.strip(text);
        if (line.isEmpty()) {
            begun = begun || !title.isEmpty();
            return new Line.Nothing();
        } else if (line.startsWith("#")) {
            return comment(number, line);
        }
        begun = true;
        String statement = Tokens.withoutComment(line);
        String first = Tokens.first(statement);
        String rest = Piece.strip(statement.substring(first.length()));
        for (Header header : Headers.ALL) {
            if (header.word().name().equals(first)) {
                return header(header, number, rest);
            }
        }
        return step(number, statement);
    }

    private Line header(Header header, int number, String rest) throws SyntaxProblem {
        int before = claims.size();
        header.effect().on(this, number, rest);
        boolean ofClaim = header.ofClaim() && !claims.isEmpty();
        return claims.size() > before ? claims.get(before) : new Line.Header(header.word(), ofClaim);
    }

    private Line comment(int number, String line) {
        boolean chinese = line.startsWith("#zh");
        String words = line.substring(chinese ? 3 : 1).strip();
        if (!begun) {
            title = title.isEmpty() && !chinese ? words : title;
            titleZh = titleZh.isEmpty() && chinese ? words : titleZh;
        } else if (chinese) {
            translation.accept(words);
        } else if (!words.isEmpty()) {
            int place = items.size();
            translation = zh -> items.set(place, new Experiment.HeadingItem(number, words, zh));
            return add(new Experiment.HeadingItem(number, words, null));
        }
        return new Line.Nothing();
    }

    private Line step(int number, String line) throws SyntaxProblem {
        if (!claims.isEmpty() && !typed) {
            throw new SyntaxProblem(say("a step stands after the first claim"), say("claims come last: they are judged afterwards"));
        }
        Experiment.StepItem step = new Experiment.StepItem(number, line, Verbs.parse(line, names));
        needs.addAll(step.step().needs());
        stepLines.add(step);
        return add(step);
    }

    private Line add(Experiment.Item item) {
        items.add(item);
        return item;
    }

    void needs(Collection<Need> more) {
        needs.addAll(more);
    }

    void wants(Collection<Need> more) {
        wants.addAll(more);
    }

    void tags(Collection<String> more) {
        tags.addAll(more);
    }

    /** The addresses are IPv6 ones; what was typed at the prompt was done already. */
    void ipv6() throws SyntaxProblem {
        if (typed && hasSteps()) {
            throw new SyntaxProblem(say("ipv6 is for the whole run, and there is a step already"), say("type reset first"));
        }
        ipv6 = true;
    }

    Set<String> knownStatements() {
        return knownStatements;
    }

    /** The last claim is about these statements, or, before the first one, every claim that says nothing of its own. */
    void says(List<String> ids) throws SyntaxProblem {
        statements.addAll(ids);
        if (claims.isEmpty()) {
            general.addAll(ids);
        } else {
            replaceClaim(lastClaim().saying(ids));
        }
    }

    List<String> generalStatements() {
        return List.copyOf(general);
    }

    /** The last claim stands on this premise, or, before the first one, every claim does. */
    void given(Premise premise) throws SyntaxProblem {
        if (claims.isEmpty()) {
            generalPremises.add(premise);
        } else {
            List<Premise> all = new ArrayList<>(lastClaim().premises());
            all.add(premise);
            replaceClaim(lastClaim().given(List.copyOf(all)));
        }
    }

    /** The last claim has this control, or, before the first one, every claim that tests a statement and has none of its own. */
    void controlled(Control control) throws SyntaxProblem {
        if (controls == MOST_CONTROLS) {
            throw new SyntaxProblem(say("there are too many controls"), say("a script has at most %d of them", MOST_CONTROLS));
        }
        controls++;
        if (claims.isEmpty()) {
            generalControls.add(control);
            translation = zh -> generalControls.replaceAll(one -> one == control ? control.inChinese(zh) : one);
            return;
        }
        List<Control> all = new ArrayList<>(lastClaim().controls());
        all.add(control);
        replaceClaim(lastClaim().controlledBy(List.copyOf(all)));
        translation = zh -> replaceClaim(newest().controlledBy(
                newest().controls().stream().map(one -> one == control ? control.inChinese(zh) : one).toList()));
    }

    private List<Experiment.ClaimLine> claims() {
        return claims.stream()
                .map(claim -> takesGeneralControls(claim) ? claim.controlledBy(List.copyOf(generalControls)) : claim)
                .toList();
    }

    private static boolean takesGeneralControls(Experiment.ClaimLine claim) {
        return claim.controls().isEmpty() && !claim.statements().isEmpty();
    }

    /** Those before the first claim, if every claim that tests a statement has its own. */
    List<Control> unusedControls() {
        return claims.stream().anyMatch(Manuscript::takesGeneralControls) ? List.of() : List.copyOf(generalControls);
    }

    List<Premise> generalPremises() {
        return List.copyOf(generalPremises);
    }

    StepLines stepLines() {
        return stepLines;
    }

    void add(Experiment.ClaimLine claim) throws SyntaxProblem {
        if (claims.size() == MOST_CLAIMS) {
            throw new SyntaxProblem(say("there are too many claims"), say("a script has at most %d of them", MOST_CLAIMS));
        }
        claims.add(claim);
        translation = zh -> {};
    }

    /** What a line such as {@code given} is about. */
    public Experiment.ClaimLine lastClaim() throws SyntaxProblem {
        if (claims.isEmpty()) {
            throw new SyntaxProblem(say("there is no claim before it"), say("write it on the line after the claim"));
        }
        return newest();
    }

    /** Why the last claim is so. */
    void reason(Verdict verdict, String en) throws SyntaxProblem {
        replaceClaim(lastClaim().withReason(verdict, Told.plain(en)));
        translation = zh -> replaceClaim(newest().withReason(verdict, Told.written(en, zh)));
    }

    /** The next {@code #zh} line translates what is said of a run that this is not. */
    void saysOfAnother() {
        translation = zh -> {};
    }

    /** Where the reason of the last claim stands. */
    void proof(String en) throws SyntaxProblem {
        replaceClaim(lastClaim().withProof(Told.plain(en)));
        translation = zh -> replaceClaim(newest().withProof(Told.written(en, zh)));
    }

    private Experiment.ClaimLine newest() {
        return claims.get(claims.size() - 1);
    }

    /** The last claim is this one from now on. */
    void replaceClaim(Experiment.ClaimLine claim) {
        claims.set(claims.size() - 1, claim);
    }

    /** A comment among the claims is no heading: no step comes after it. At the prompt one may come yet. */
    private List<Experiment.Item> withoutWhatHeadsNothing(List<Experiment.Item> all) {
        int end = all.size();
        while (!typed && end > 0 && all.get(end - 1) instanceof Experiment.HeadingItem) {
            end--;
        }
        return List.copyOf(all.subList(0, end));
    }

    /** What has been read so far. @param text the whole file */
    Experiment experiment(String name, String text) {
        return new Experiment(
                name, text, title, titleZh, List.copyOf(statements), List.copyOf(needs), List.copyOf(wants),
                List.copyOf(tags), Set.copyOf(names.literals()), ipv6, withoutWhatHeadsNothing(items), claims());
    }
}
