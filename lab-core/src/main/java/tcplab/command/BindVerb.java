package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** {@code bind}. */
final class BindVerb extends CallVerb {
    @Override
    public String word() {
        return "bind";
    }

    @Override
    public String synopsis() {
        return "SOCKET bind [HOST:]PORT [-> NAME]";
    }

    @Override
    public String help() {
        return say("bind(2): gives the socket a local port; port 0 lets the kernel choose one.");
    }

    @Override
    public String example() {
        return "client bind 7001";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        Place place = Place.parse(arguments.next(say("a port")), side, names);
        String name = named(subject, side, arguments, names);
        return stage -> new Action.Bind(name, place.on(stage));
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return before.isEmpty() ? List.of("7001") : List.of("->");
    }
}
