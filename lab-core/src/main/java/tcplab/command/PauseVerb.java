package tcplab.command;

import static tcplab.text.Language.say;

import java.time.Duration;
import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;

/** {@code pause}: lets time pass. */
final class PauseVerb implements Verb {
    @Override
    public String word() {
        return "pause";
    }

    @Override
    public String synopsis() {
        return "pause DURATION";
    }

    @Override
    public String help() {
        return say("Lets so much time pass, for a kernel timer that cannot be awaited otherwise. To wait for something, use "
                + "await.");
    }

    @Override
    public String example() {
        return "pause 60ms";
    }

    @Override
    public boolean hasSubject() {
        return false;
    }

    @Override
    public Step parse(String subject, Tokens arguments, Names names) throws SyntaxProblem {
        Duration duration = arguments.duration("duration");
        arguments.end();
        return stage -> stage.pause(duration);
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return before.isEmpty() ? List.of("60ms", "1s") : List.of();
    }
}
