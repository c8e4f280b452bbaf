package tcplab.command;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.MayBeMissing;
import tcplab.text.Told;

/**
 * A call of TLS 1.3 over the connection.
 *
 * @param call {@code connect}, {@code accept}, {@code write}, {@code read} or {@code shutdown}
 * @param text what is written, or null
 */
public record TlsCall(String socket, String call, @MayBeMissing String text) implements Action {
    private static final List<String> CALLS = List.of("connect", "accept", "write", "read", "shutdown");

    static final Verb VERB = Verb.call(
                    TlsCall.class,
                    new Word(
                                    Sort.VERB,
                                    "tls",
                                    "SOCKET tls connect|accept|write \"TEXT\"|read|shutdown [&]",
                                    say("TLS 1.3 over the connection: SSL_connect and SSL_accept shake hands, SSL_write and SSL_read carry data, "
                                            + "SSL_shutdown sends close_notify and leaves TCP open. SSL_read tells close_notify from a bare FIN (EOF)."),
                                    "conn tls accept &")
                            .offering(CALLS, List.of("&")),
                    TlsCall::parse)
            .recordedAs("SSL_connect", "SSL_accept", "SSL_write", "SSL_read", "SSL_shutdown");

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        String name = socket.name();
        String call = words.oneOf(say("TLS call"), CALLS);
        if (!call.equals("write")) {
            return stage -> new TlsCall(name, call, null);
        }
        if (!words.nextIsQuoted()) {
            throw new SyntaxProblem(say("%s is missing", say("the text to write")), say("as in: %s", "client tls write \"hello\""));
        }
        String text = words.next(say("a text"));
        return stage -> new TlsCall(name, call, text);
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return switch (call) {
            case "connect" -> calls.tlsHandshake(false);
            case "accept" -> calls.tlsHandshake(true);
            case "write" -> calls.tlsWrite(text);
            case "read" -> calls.tlsRead();
            case "shutdown" -> calls.tlsShutdown();
            default -> throw new ActionException(Told.say("'%s' is no %s", call, Told.say("TLS call")));
        };
    }
}
