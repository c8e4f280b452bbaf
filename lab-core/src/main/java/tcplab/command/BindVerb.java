package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;

/** {@code bind}. */
final class BindVerb {
    static final Verb VERB = Verb.call(
            new Word(
                            Sort.VERB,
                            "bind",
                            "SOCKET bind [HOST:]PORT [-> NAME]",
                            () -> say("bind(2): gives the socket a local port; port 0 lets the kernel choose one."),
                            "client bind 7001")
                    .offering(List.of("7001"), List.of("->")),
            BindVerb::parse);

    private BindVerb() {}

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        Place place = Place.parse(words.next(say("a port")), socket.side(), names);
        String name = socket.orNamed(words, names);
        return stage -> new Action.Bind(name, place.on(stage));
    }
}
