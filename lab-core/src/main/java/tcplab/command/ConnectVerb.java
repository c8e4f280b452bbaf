package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** {@code connect}. */
final class ConnectVerb extends CallVerb {
    @Override
    public String word() {
        return "connect";
    }

    @Override
    public String synopsis() {
        return "SOCKET connect HOST:PORT [-> NAME] [&]";
    }

    @Override
    public String help() {
        return say("connect(2): active OPEN. Ends when the handshake has ended or failed; with & it goes on in the background.");
    }

    @Override
    public String example() {
        return "client connect server:7000";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        Place place = Place.parse(arguments.next("HOST:PORT"), side.other(), names);
        String name = named(subject, side, arguments, names);
        return stage -> new Action.Connect(name, place.on(stage));
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return before.isEmpty() ? List.of("server:7000", "client:7001") : List.of("->", "&");
    }
}
