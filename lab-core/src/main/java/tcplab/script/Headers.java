package tcplab.script;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tcplab.language.Candidates;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Need;
import tcplab.model.Side;
import tcplab.model.Transport;
import tcplab.model.Witness;
import tcplab.text.DidYouMean;
import tcplab.text.Told;
import tcplab.verdict.Claim;
import tcplab.verdict.Claims;
import tcplab.verdict.Verdict;

/** The closed table of header words. */
final class Headers {
    /** How a control is written. */
    static final String CONTROL = "control " + Edit.SYNOPSIS + " | in EXPERIMENT | none REASON";

    /** Digits as claims take them, and never a power of ten; of a range both ends; then a unit in letters. */
    private static final String NUMBER = "\\d{1,12}(?:\\.\\d{1,6})?";
    private static final Pattern FIGURE =
            Pattern.compile(NUMBER + "(?:(?:-|\\.\\.)" + NUMBER + ")?(?: ?[\\p{L}%/][\\p{L}%/ ]*)?");
    private static final int LONGEST_FIGURE = 60;

    private static final Map<String, Verdict> REASONS =
            Map.of("because", Verdict.CONFIRMED, "refuted", Verdict.REFUTED, "undecided", Verdict.INCONCLUSIVE);

    static final List<Header> ALL = List.of(
            Header.ofExperiment(
                            "needs",
                            "needs WITNESS|wire|sysctl|TOOL …",
                            say("Without these the experiment shows nothing. A line that needs something says so itself. Witnesses "
                                    + "are tcpdump, ss, tracepoint and counters; wire is the lab's own wire between two hosts, sysctl "
                                    + "a network stack whose settings may be changed; tools are nc, ncat and strace."),
                            "needs tcpdump ss",
                            (script, line, rest) -> script.needs(taken(say("need"), rest, Need.class)))
                    .offering((before, sockets) -> words(Need.class)),
            Header.ofExperiment(
                            "wants",
                            "wants WITNESS …",
                            say("These witnesses make the evidence better; without them it runs all the same."),
                            "wants tracepoint counters",
                            (script, line, rest) -> script.wants(taken(say("witness"), rest, Witness.class)))
                    .offering((before, sockets) -> words(Witness.class)),
            Header.ofExperiment(
                    "tag",
                    "tag WORD …",
                    say("Words to choose experiments by: slow for one that takes more than a few seconds."),
                    "tag slow",
                    (script, line, rest) -> script.tags(taken(say("tag"), rest, List.of()))),
            Header.ofExperiment(
                    "ipv6",
                    "ipv6",
                    say("The addresses of both sides are IPv6 ones, for the whole run."),
                    "ipv6",
                    Headers::ipv6),
            Header.ofClaim(
                    "says",
                    "says STATEMENT …",
                    say("The statements of the articles that the claim before it tests; before the first claim, those of every "
                            + "claim that says nothing of its own. scripts/lab statements lists them."),
                    "says shutwr-half-close",
                    (script, line, rest) -> script.says(taken(say("statement"), rest, script.knownStatements()))),
            Header.ofExperiment(
                            "claim",
                            "claim KIND …",
                            say("What the run should show, judged on what the witnesses have recorded: CONFIRMED, REFUTED, or "
                                    + "INCONCLUSIVE where evidence is missing. In a file claims come last; at the prompt one is "
                                    + "judged at once."),
                            "claim never RST",
                            Headers::claim)
                    .offering(Claims.candidates()),
            Header.ofClaim(
                            "given",
                            "given KIND …",
                            say("What must have been so for the claim before it to mean anything; before the first claim, for every "
                                    + "claim. It is written as a claim is. A claim whose premise is not confirmed is INCONCLUSIVE."),
                            "given wire client:SYN",
                            Headers::given)
                    .offering(Claims.candidates()),
            Header.ofClaim(
                    "control",
                    CONTROL,
                    say("What takes the cause of the claim before it away; before the first claim, of every claim that tests a "
                            + "statement and has no control of its own. There the same claim must come out the other way, or it shows "
                            + "nothing; if nothing that was seen there shows it, its premises must hold there too, and a call of the "
                            + "script that it asks of must be made there. An await of what the control takes away ends its run: write within 1s or go on. Changes are divided by a comma; in EXPERIMENT judges the claim on the run of another "
                            + "experiment; none says why there is nothing to try. run NAME --controls runs them."),
                    "control without conn on eof: close",
                    (script, line, rest) -> script.controlled(Control.parse(line, rest, script.stepLines()))),
            Header.ofClaim(
                    "refuted",
                    "refuted REASON",
                    say("The claim before it is wrong on Linux, and why, in plain words."),
                    "refuted the ACK waits for the server's own FIN, which carries it",
                    (script, line, rest) -> reason(script, Verdict.REFUTED, rest)),
            Header.ofClaim(
                    "undecided",
                    "undecided REASON",
                    say("The claim before it holds here, and that cannot decide what it tests: why, and what would. Its verdict is "
                            + "INCONCLUSIVE, unless it does not even hold."),
                    "undecided one kernel has one HZ; a kernel of another HZ would decide",
                    (script, line, rest) -> reason(script, Verdict.INCONCLUSIVE, rest)),
            Header.ofClaim(
                    "because",
                    "because REASON",
                    say("Why the claim before it is so, in plain words."),
                    "because each direction is closed on its own",
                    (script, line, rest) -> reason(script, Verdict.CONFIRMED, rest)),
            Header.ofClaim(
                            "over",
                            "over epoll|io_uring|nio because|refuted|undecided REASON",
                            say("Over this transport of Netty the claim before it comes out so, in place of what was said before."),
                            "over nio refuted its exception has a text of Java's own",
                            (script, line, rest) -> over(script, rest))
                    .offering(Candidates.places(Transport.words(), List.copyOf(REASONS.keySet()))),
            Header.ofClaim(
                    "proof",
                    "proof PLACE",
                    say("Where the reason of the claim before it can be looked up: a kernel function, a sysctl, a man page, a "
                            + "section of an RFC."),
                    "proof tcp_fin() (net/ipv4/tcp_input.c); RFC 9293, 3.6",
                    Headers::proof),
            Header.ofClaim(
                    "figure",
                    "figure NUMBER UNIT",
                    say("The number that the statement gives. It is listed beside the one that the claim before it measures."),
                    "figure 40 ms",
                    Headers::figure));

    private Headers() {}

    static List<String> names() {
        return ALL.stream().map(header -> header.word().name()).toList();
    }

    private static List<String> words(Class<? extends Need> kind) {
        return Need.all().stream().filter(kind::isInstance).map(Need::word).toList();
    }

    private static List<Need> taken(Told what, String rest, Class<? extends Need> kind) throws SyntaxProblem {
        return taken(what, rest, words(kind)).stream().map(word -> Need.of(word).orElseThrow()).toList();
    }

    /** The words of the line, at least one. @param allowed empty to take any */
    private static List<String> taken(Told what, String rest, Collection<String> allowed) throws SyntaxProblem {
        Tokens words = Tokens.of(Tokens.split(rest), rest);
        if (!words.hasNext()) {
            throw new SyntaxProblem(say("the %s is missing", what), allowed.isEmpty() ? Told.nothing() : DidYouMean.hint("", allowed));
        }
        List<String> taken = new ArrayList<>();
        while (words.hasNext()) {
            taken.add(allowed.isEmpty() ? words.next(what) : words.oneOf(what, allowed));
        }
        return taken;
    }

    private static void ipv6(Manuscript script, int line, String rest) throws SyntaxProblem {
        Tokens.of(Tokens.split(rest), "ipv6").end();
        script.ipv6();
    }

    private static void claim(Manuscript script, int line, String rest) throws SyntaxProblem {
        script.add(new Experiment.ClaimLine(
                line, rest, parsed(script, rest), Verdict.CONFIRMED, script.generalStatements(), Told.nothing(), Told.nothing(), "",
                script.generalPremises(), List.of()));
    }

    private static void given(Manuscript script, int line, String rest) throws SyntaxProblem {
        script.given(new Premise(line, rest, parsed(script, rest)));
    }

    private static Claim parsed(Manuscript script, String text) throws SyntaxProblem {
        Claim claim = Claims.parse(text);
        for (String socket : claim.sockets()) {
            if (!script.names().knows(socket) && !socket.equals("any")) {
                throw new SyntaxProblem(
                        say("the claim speaks of '%s', which no step names", socket),
                        DidYouMean.hint(socket, script.names().all()));
            }
        }
        for (String look : claim.looks()) {
            if (!script.names().looks().contains(look)) {
                throw new SyntaxProblem(
                        say("the claim speaks of the look '%s', which no step makes", look),
                        DidYouMean.hint(look, script.names().looks()));
            }
        }
        List<String> spokenOf = List.copyOf(claim.looks());
        List<String> inOrder = script.names().looks().stream().filter(spokenOf::contains).toList();
        if (!spokenOf.equals(inOrder)) {
            throw new SyntaxProblem(
                    say("the look '%s' is made after the look '%s'", spokenOf.get(0), spokenOf.get(1)),
                    say("write from the earlier one, at the later one"));
        }
        OfCrowds.check(claim, script.names());
        return claim;
    }

    private static void figure(Manuscript script, int line, String number) throws SyntaxProblem {
        Experiment.ClaimLine last = script.lastClaim();
        if (number.isEmpty()) {
            throw new SyntaxProblem(say("the number is missing"), say("write what the statement says, as in: figure 40 ms"));
        } else if (number.length() > LONGEST_FIGURE || !FIGURE.matcher(number).matches()) {
            throw new SyntaxProblem(
                    say("'%s' is no %s", number, say("figure")), say("write a number and its unit: 40 ms, 1.5 s, 250/s, 32768-60999"));
        }
        script.replaceClaim(last.withFigure(number));
    }

    private static void reason(Manuscript script, Verdict verdict, String reason) throws SyntaxProblem {
        Experiment.ClaimLine last = script.lastClaim();
        if (!last.reason().isEmpty()) {
            throw new SyntaxProblem(say("the claim of line %d has a reason already", last.line()), say("keep one of the two"));
        }
        if (reason.isEmpty()) {
            throw new SyntaxProblem(say("the reason is missing"), say("say in plain words why it is so"));
        }
        script.reason(verdict, reason);
    }

    private static void over(Manuscript script, String rest) throws SyntaxProblem {
        Tokens words = Tokens.of(Tokens.split(rest), rest);
        Transport transport = Transport.of(words.oneOf(say("transport"), Transport.words())).orElseThrow();
        String kind = words.oneOf(say("kind of reason"), List.copyOf(REASONS.keySet()));
        String reason = rest.substring(rest.indexOf(kind) + kind.length()).strip();
        script.lastClaim();
        if (reason.isEmpty()) {
            throw new SyntaxProblem(say("the reason is missing"), say("say in plain words why it is so"));
        }
        if (Stream.of(Side.values()).allMatch(side -> script.names().transport(side) == transport)) {
            script.reason(REASONS.get(kind), reason);
        } else {
            script.saysOfAnother();
        }
    }

    private static void proof(Manuscript script, int line, String place) throws SyntaxProblem {
        Experiment.ClaimLine last = script.lastClaim();
        if (!last.proof().isEmpty()) {
            throw new SyntaxProblem(say("the claim of line %d has a proof already", last.line()), say("keep one of the two"));
        }
        if (place.isEmpty()) {
            throw new SyntaxProblem(say("the proof is missing"), say("name the kernel function, sysctl, man page or RFC section"));
        }
        script.proof(place);
    }
}
