package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;

/** {@code connect}. */
final class ConnectVerb {
    static final Verb VERB = Verb.call(
            new Word(
                            Sort.VERB,
                            "connect",
                            "SOCKET connect HOST:PORT [-> NAME] [&]",
                            () -> say("connect(2): active OPEN. Ends when the handshake has ended or failed; with & it goes on in the background."),
                            "client connect server:7000")
                    .offering(List.of("server:7000", "client:7001"), List.of("->", "&")),
            ConnectVerb::parse);

    private ConnectVerb() {}

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        Place place = Place.parse(words.next("HOST:PORT"), socket.side().other(), names);
        String name = socket.orNamed(words, names);
        return stage -> new Action.Connect(name, place.on(stage));
    }
}
