package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;

/** {@code kill}: ends the server's process. */
final class KillVerb implements Verb {
    private static final List<String> SIGNALS = List.of("KILL", "TERM", "ABRT");

    @Override
    public String word() {
        return "kill";
    }

    @Override
    public String synopsis() {
        return "server kill [KILL|TERM|ABRT]";
    }

    @Override
    public String help() {
        return say("kill(2) on the server's process. KILL: nothing in it runs any more. TERM: it exits. ABRT: it crashes. The kernel "
                + "closes its descriptors. The client conducts the run and cannot be killed.");
    }

    @Override
    public String example() {
        return "server kill";
    }

    @Override
    public boolean hasSubject() {
        return true;
    }

    @Override
    public Step parse(String subject, Tokens arguments, Names names) throws SyntaxProblem {
        String signal = arguments.hasNext() ? arguments.oneOf(say("signal"), SIGNALS) : "KILL";
        arguments.end();
        if (!subject.equals(Side.SERVER.word())) {
            throw new SyntaxProblem(
                    say("'%s' is no %s", subject, say("process that can be killed")),
                    say("only the server runs in a process of its own"));
        }
        return stage -> stage.kill(signal);
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return before.isEmpty() ? SIGNALS : List.of();
    }
}
