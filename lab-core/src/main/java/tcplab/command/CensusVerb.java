package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Witness;

/** {@code census}: an observation of those who are only counted. */
final class CensusVerb {
    static final Verb VERB = Verb.alone(
            new Word(
                            Sort.VERB,
                            "census",
                            "census [as NAME]",
                            say("Has ss tell of every socket of the crowds on both sides and counts them by state, as soon as two counts in a row are alike and nothing "
                                    + "is on its way to another state, or nothing has changed for half a second. Claims speak of it by its name: listed CROWD STATE N at NAME."),
                            "census as after-the-close")
                    .needing(Witness.SS)
                    .offering(List.of("as")),
            CensusVerb::parse);

    private CensusVerb() {}

    private static Step parse(String subject, Tokens words, Names names) throws SyntaxProblem {
        String census = LookVerb.name(words, names::addCensus);
        return Step.besideSockets(stage -> stage.census(census));
    }
}
