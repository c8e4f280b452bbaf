package tcplab.command;

import static tcplab.text.Language.say;

import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.SocketOption;
import tcplab.peer.Action;

/** {@code get}. */
final class GetVerb {
    static final Verb VERB = Verb.call(
                    new Word(
                                    Sort.VERB,
                                    "get",
                                    "SOCKET get OPTION",
                                    () -> say("getsockopt(2): records the option's value."),
                                    "conn get SO_ERROR")
                            .offering(SocketOption.names()),
                    GetVerb::parse)
            .recordedAs("getsockopt");

    private GetVerb() {}

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        String option = words.oneOf(say("socket option"), SocketOption.names());
        return stage -> new Action.GetOption(socket.name(), option);
    }
}
