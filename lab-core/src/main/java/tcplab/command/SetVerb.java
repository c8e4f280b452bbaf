package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.SocketOption;
import tcplab.peer.Action;

/** {@code set}. */
final class SetVerb {
    static final Verb VERB = Verb.call(
                    new Word(
                                    Sort.VERB,
                                    "set",
                                    "SOCKET set OPTION VALUE",
                                    () -> say("setsockopt(2). The value is a number; for SO_LINGER seconds, or off."),
                                    "client set SO_LINGER 0")
                            .offering(SocketOption.names(), List.of("1", "0")),
                    SetVerb::parse)
            .recordedAs("setsockopt");

    private SetVerb() {}

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        String option = words.oneOf(say("socket option"), SocketOption.names());
        String value = option.equals("SO_LINGER") && words.take("off")
                ? "off"
                : String.valueOf(words.number("value", Integer.MIN_VALUE, Integer.MAX_VALUE));
        return stage -> new Action.SetOption(socket.name(), option, value);
    }
}
