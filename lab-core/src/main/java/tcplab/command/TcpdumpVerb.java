package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;

/** {@code tcpdump}: an observation. */
final class TcpdumpVerb implements Verb {
    @Override
    public String word() {
        return "tcpdump";
    }

    @Override
    public String synopsis() {
        return "tcpdump [-S]";
    }

    @Override
    public String help() {
        return say("Has the real tcpdump print, as text, what it has captured up to now (at the client, where the "
                + "sides have a stack each); -S prints absolute sequence numbers.");
    }

    @Override
    public String example() {
        return "tcpdump -S";
    }

    @Override
    public boolean hasSubject() {
        return false;
    }

    @Override
    public Step parse(String subject, Tokens arguments, Names names) throws SyntaxProblem {
        boolean absolute = arguments.take("-S");
        arguments.end();
        return new Step() {
            @Override
            public void perform(Stage stage) throws StepFailure {
                stage.printCapture(absolute ? "-S" : "");
            }

            @Override
            public boolean touchesSockets() {
                return false;
            }
        };
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return before.isEmpty() ? List.of("-S") : List.of();
    }
}
