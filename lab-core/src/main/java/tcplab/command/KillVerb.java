package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Side;
import tcplab.text.Told;

/** {@code kill}: ends the server's process. */
final class KillVerb {
    private static final List<String> SIGNALS = List.of("KILL", "TERM", "ABRT");

    static final Verb VERB = Verb.ofSide(
                    new Word(
                                    Sort.VERB,
                                    "kill",
                                    "server kill [KILL|TERM|ABRT]",
                                    say("kill(2) on the server's process. KILL: nothing in it runs any more. TERM: it exits. ABRT: it crashes. The kernel "
                                            + "closes its descriptors. The client conducts the run and cannot be killed."),
                                    "server kill")
                            .offering(SIGNALS),
                    KillVerb::parse)
            .recordedAs("kill");

    private KillVerb() {}

    private static Step parse(String subject, Tokens words, Names names) throws SyntaxProblem {
        String signal = words.hasNext() ? words.oneOf(say("signal"), SIGNALS) : "KILL";
        words.end();
        if (!subject.equals(Side.SERVER.word())) {
            throw new SyntaxProblem(
                    say("'%s' is no %s", subject, say("process that can be killed")),
                    say("only the server runs in a process of its own"));
        }
        return Step.of(stage -> stage.kill(signal));
    }
}
