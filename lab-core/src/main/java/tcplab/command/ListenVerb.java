package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;

/** {@code listen}. */
final class ListenVerb {
    static final Verb VERB = Verb.call(
            new Word(
                            Sort.VERB,
                            "listen",
                            "SOCKET listen [[HOST:]PORT] [backlog N] [-> NAME]",
                            () -> say("bind(2) if a port is given, then listen(2): passive OPEN. The accept queue takes one connection more than the backlog."),
                            "server listen 7000 backlog 1")
                    .offering(List.of("7000"), List.of("backlog", "->")),
            ListenVerb::parse);

    private ListenVerb() {}

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        boolean bound = !words.hasNext() || words.peek().equals("backlog") || words.peek().equals("->");
        Place place = bound ? null : Place.parse(words.next(say("a port")), socket.side(), names);
        int backlog = words.take("backlog") ? words.number("backlog", 0, 65_535) : 128;
        String name = socket.orNamed(words, names);
        return stage -> new Action.Listen(name, place == null ? null : place.on(stage), backlog);
    }
}
