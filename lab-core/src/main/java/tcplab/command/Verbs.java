package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.text.DidYouMean;

/** The closed table of verbs, for scripts and for the prompt. */
public final class Verbs {
    private static final List<Verb> ALL = List.of(
            new ListenVerb(),
            new AcceptVerb(),
            new ConnectVerb(),
            new SendVerb(),
            new RecvVerb(),
            new ShutdownVerb(),
            new CloseVerb(),
            new AbortVerb(),
            new OnVerb(),
            new SetVerb(),
            new GetVerb(),
            new BindVerb(),
            new SocketVerb(),
            new DupVerb(),
            new ForkVerb(),
            new ThreadVerb(),
            new TlsVerb(),
            new NetcatVerb("nc"),
            new NetcatVerb("ncat"),
            new KillVerb(),
            new SysctlVerb(),
            new AwaitVerb(),
            new PauseVerb(),
            new TcpdumpVerb(),
            new WireVerb());

    private Verbs() {}

    /** In the order in which help lists them. */
    public static List<Verb> all() {
        return ALL;
    }

    static Set<String> words() {
        return ALL.stream().map(Verb::word).collect(Collectors.toSet());
    }

    /** The verb of that word, of those that follow a socket or of those that begin a line. */
    static Verb find(String word, boolean afterSubject) throws SyntaxProblem {
        for (Verb verb : ALL) {
            if (verb.word().equals(word) && verb.hasSubject() == afterSubject) {
                return verb;
            }
        }
        for (Verb verb : ALL) {
            if (verb.word().equals(word)) {
                throw new SyntaxProblem(say("no socket stands before '%s'", word), say("as in: %s", verb.example()));
            }
        }
        List<String> known =
                ALL.stream().filter(v -> v.hasSubject() == afterSubject).map(Verb::word).toList();
        throw new SyntaxProblem(say("'%s' is no %s", word, say("verb")), DidYouMean.hint(word, known));
    }

    /** Understands one line of a script or of the prompt: {@code client connect server:7000}. */
    public static Step parse(String line, Names names) throws SyntaxProblem {
        List<Tokens.Token> words = Tokens.split(line);
        if (words.isEmpty()) {
            throw new SyntaxProblem(say("the line is empty"), say("write a socket and a verb"));
        }
        String first = words.get(0).text();
        for (Verb verb : ALL) {
            if (!verb.hasSubject() && verb.word().equals(first)) {
                return verb.parse("", Tokens.of(words.subList(1, words.size()), verb.synopsis()), names);
            }
        }
        if (!names.knows(first)) {
            throw unknownSubject(first, names);
        }
        if (words.size() == 1) {
            throw new SyntaxProblem(say("what should %s do?", first), say("a verb is missing, as in: client connect server:7000"));
        }
        Verb verb = find(words.get(1).text(), true);
        return verb.parse(first, Tokens.of(words.subList(2, words.size()), verb.synopsis()), names);
    }

    private static SyntaxProblem unknownSubject(String word, Names names) {
        if (words().contains(word)) {
            return new SyntaxProblem(
                    say("'%s' needs a socket before it", word), say("as in: %s", ALL.stream()
                            .filter(v -> v.word().equals(word))
                            .findFirst()
                            .orElseThrow()
                            .example()));
        }
        List<String> known = new java.util.ArrayList<>(names.all());
        ALL.stream().filter(v -> !v.hasSubject()).map(Verb::word).forEach(known::add);
        return new SyntaxProblem(say("'%s' is neither a socket nor a verb", word), DidYouMean.hint(word, known));
    }
}
