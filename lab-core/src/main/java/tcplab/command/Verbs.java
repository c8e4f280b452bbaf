package tcplab.command;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/** The closed table of verbs, for scripts and for the prompt. */
public final class Verbs {
    private static final List<Verb> ALL = List.of(
            Listen.VERB,
            Accept.VERB,
            Connect.VERB,
            Send.VERB,
            Recv.VERB,
            Shutdown.VERB,
            Close.VERB,
            Abort.VERB,
            React.VERB,
            SetOption.VERB,
            GetOption.VERB,
            Bind.VERB,
            Open.VERB,
            Dup.VERB,
            Fork.VERB,
            StartThread.VERB,
            TlsCall.VERB,
            NettyVerb.VERB,
            TransportVerb.VERB,
            NetcatVerb.NC,
            NetcatVerb.NCAT,
            KillVerb.VERB,
            SysctlVerb.VERB,
            Capset.VERB,
            AwaitVerb.VERB,
            PauseVerb.VERB,
            TcpdumpVerb.VERB,
            LookVerb.VERB,
            CensusVerb.VERB,
            WireVerb.VERB);

    private static final Map<String, Verb> BY_NAME = new HashMap<>();
    /** Of those that follow a socket, and of those that begin a line. */
    private static final Map<Boolean, List<String>> NAMES = Map.of(true, new ArrayList<>(), false, new ArrayList<>());

    static {
        for (Verb verb : ALL) {
            BY_NAME.put(verb.word().name(), verb);
            NAMES.get(verb.hasSubject()).add(verb.word().name());
        }
    }

    private Verbs() {}

    /** In the order in which help lists them. */
    public static List<Verb> all() {
        return ALL;
    }

    /** The verbs, then what the wire does. */
    public static List<Word> words() {
        return Stream.concat(ALL.stream().map(Verb::word), WireFaults.ALL.stream().map(WireFault::word)).toList();
    }

    /** The names under which calls are recorded. */
    public static Set<String> calls() {
        return ALL.stream().flatMap(verb -> verb.calls().stream()).collect(Collectors.toSet());
    }

    private static List<String> names(boolean afterSubject) {
        return Collections.unmodifiableList(NAMES.get(afterSubject));
    }

    /** The verbs that begin a line. */
    public static List<String> beginnings() {
        return names(false);
    }

    private static Optional<Verb> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static boolean isVerb(String name) {
        return find(name).isPresent();
    }

    /** The verb of that name, of those that follow a socket or of those that begin a line. */
    static Verb find(String name, boolean afterSubject) throws SyntaxProblem {
        Optional<Verb> verb = find(name);
        if (verb.isEmpty()) {
            throw new SyntaxProblem(say("'%s' is no %s", name, say("verb")), DidYouMean.hint(name, names(afterSubject)));
        }
        if (verb.get().hasSubject() != afterSubject) {
            throw new SyntaxProblem(say("no socket stands before '%s'", name), say("as in: %s", verb.get().word().example()));
        }
        return verb.get();
    }

    /** Understands one line of a script or of the prompt: {@code client connect server:7000}. */
    public static Step parse(String line, Names names) throws SyntaxProblem {
        List<Tokens.Token> words = Tokens.split(line);
        if (words.isEmpty()) {
            throw new SyntaxProblem(say("the line is empty"), say("write a socket and a verb"));
        }
        String first = words.get(0).text();
        if (names(false).contains(first)) {
            return find(first, false).parse("", words.subList(1, words.size()), names);
        }
        if (!names.knows(first)) {
            throw unknownBeginning(first, names);
        }
        if (words.size() == 1) {
            throw new SyntaxProblem(say("what should %s do?", first), say("a verb is missing, as in: client connect server:7000"));
        }
        return find(words.get(1).text(), true).parse(first, words.subList(2, words.size()), names);
    }

    private static SyntaxProblem unknownBeginning(String word, Names names) {
        Optional<Verb> verb = find(word);
        if (verb.isPresent()) {
            return new SyntaxProblem(
                    say("'%s' needs a socket before it", word), say("as in: %s", verb.get().word().example()));
        }
        List<String> known = new ArrayList<>(names.all());
        known.addAll(names(false));
        known.addAll(names.otherBeginnings());
        return new SyntaxProblem(say("'%s' is neither a socket nor a verb", word), DidYouMean.hint(word, known));
    }

    /** What can stand after these words, of which the first is a socket or a verb that begins a line. */
    public static List<String> candidates(List<String> before, Names names) {
        boolean subject = names.knows(before.get(0));
        if (subject && before.size() == 1) {
            return names(true);
        }
        return find(before.get(subject ? 1 : 0))
                .filter(verb -> verb.hasSubject() == subject)
                .map(verb -> verb.word().candidates().next(before.subList(subject ? 2 : 1, before.size()), names.all()))
                .orElse(List.of());
    }
}
