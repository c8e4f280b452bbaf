package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Witness;
import tcplab.text.Told;

/** {@code tcpdump}: an observation. */
final class TcpdumpVerb {
    static final Verb VERB = Verb.alone(
            new Word(
                            Sort.VERB,
                            "tcpdump",
                            "tcpdump [-S]",
                            say("Has the real tcpdump print, as text, what it has captured up to now (at the client, where the "
                                    + "sides have a stack each); -S prints absolute sequence numbers."),
                            "tcpdump -S")
                    .needing(Witness.TCPDUMP)
                    .offering(List.of("-S")),
            TcpdumpVerb::parse);

    private TcpdumpVerb() {}

    private static Step parse(String subject, Tokens words, Names names) throws SyntaxProblem {
        String options = words.take("-S") ? "-S" : "";
        words.end();
        return Step.besideSockets(stage -> stage.printCapture(options));
    }
}
