package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;

/** {@code tls}. */
final class TlsVerb {
    private static final List<String> CALLS = List.of("connect", "accept", "write", "read", "shutdown");

    static final Verb VERB = Verb.call(
                    new Word(
                                    Sort.VERB,
                                    "tls",
                                    "SOCKET tls connect|accept|write \"TEXT\"|read|shutdown [&]",
                                    () -> say("TLS 1.3 over the connection: SSL_connect and SSL_accept shake hands, SSL_write and SSL_read carry data, "
                                            + "SSL_shutdown sends close_notify and leaves TCP open. SSL_read tells close_notify from a bare FIN (EOF)."),
                                    "conn tls accept &")
                            .offering(CALLS, List.of("&")),
                    TlsVerb::parse)
            .recordedAs("SSL_connect", "SSL_accept", "SSL_write", "SSL_read", "SSL_shutdown");

    private TlsVerb() {}

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        String name = socket.name();
        String call = words.oneOf(say("TLS call"), CALLS);
        return switch (call) {
            case "connect", "accept" -> stage -> new Action.TlsHandshake(name, call.equals("accept"));
            case "write" -> {
                if (!words.nextIsQuoted()) {
                    throw new SyntaxProblem(say("%s is missing", say("the text to write")), say("as in: %s", "client tls write \"hello\""));
                }
                String text = words.next(say("a text"));
                yield stage -> new Action.TlsWrite(name, text);
            }
            case "read" -> stage -> new Action.TlsRead(name);
            default -> stage -> new Action.TlsShutdown(name);
        };
    }
}
