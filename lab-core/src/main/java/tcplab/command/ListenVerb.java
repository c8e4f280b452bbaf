package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** {@code listen}. */
final class ListenVerb extends CallVerb {
    @Override
    public String word() {
        return "listen";
    }

    @Override
    public String synopsis() {
        return "SOCKET listen [[HOST:]PORT] [backlog N] [-> NAME]";
    }

    @Override
    public String help() {
        return say("bind(2) if a port is given, then listen(2): passive OPEN. The accept queue takes one connection more than the backlog.");
    }

    @Override
    public String example() {
        return "server listen 7000 backlog 1";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        boolean bound = !arguments.hasNext() || arguments.peek().equals("backlog") || arguments.peek().equals("->");
        Place place = bound ? null : Place.parse(arguments.next(say("a port")), side, names);
        int backlog = arguments.take("backlog") ? arguments.number("backlog", 0, 65_535) : 128;
        String name = named(subject, side, arguments, names);
        return stage -> new Action.Listen(name, place == null ? null : place.on(stage), backlog);
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return before.isEmpty() ? List.of("7000") : List.of("backlog", "->");
    }
}
