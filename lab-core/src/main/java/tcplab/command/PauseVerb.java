package tcplab.command;

import static tcplab.text.Told.say;

import java.time.Duration;
import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.text.Told;

/** {@code pause}: lets time pass. */
final class PauseVerb {
    static final Verb VERB = Verb.alone(
            new Word(
                            Sort.VERB,
                            "pause",
                            "pause DURATION",
                            say("Lets so much time pass, for a kernel timer that cannot be awaited otherwise. To wait for something, use "
                                    + "await."),
                            "pause 60ms")
                    .offering(List.of("60ms", "1s")),
            PauseVerb::parse);

    private PauseVerb() {}

    private static Step parse(String subject, Tokens words, Names names) throws SyntaxProblem {
        Duration duration = words.duration(say("duration"));
        words.end();
        return Step.of(stage -> stage.pause(duration));
    }
}
