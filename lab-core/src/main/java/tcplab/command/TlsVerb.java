package tcplab.command;

import static tcplab.text.Language.say;

import java.util.List;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.peer.Action;

/** {@code tls}. */
final class TlsVerb extends CallVerb {
    private static final List<String> CALLS = List.of("connect", "accept", "write", "read", "shutdown");

    @Override
    public String word() {
        return "tls";
    }

    @Override
    public String synopsis() {
        return "SOCKET tls connect|accept|write \"TEXT\"|read|shutdown [&]";
    }

    @Override
    public String help() {
        return say("TLS 1.3 over the connection: SSL_connect and SSL_accept shake hands, SSL_write and SSL_read carry data, "
                + "SSL_shutdown sends close_notify and leaves TCP open. SSL_read tells close_notify from a bare FIN (EOF).");
    }

    @Override
    public String example() {
        return "conn tls accept &";
    }

    @Override
    Plan plan(String subject, Side side, Tokens arguments, Names names) throws SyntaxProblem {
        String call = arguments.oneOf(say("TLS call"), CALLS);
        return switch (call) {
            case "connect", "accept" -> {
                boolean accept = call.equals("accept");
                yield stage -> new Action.TlsHandshake(subject, accept);
            }
            case "write" -> {
                if (!arguments.nextIsQuoted()) {
                    throw new SyntaxProblem(say("%s is missing", say("the text to write")), say("as in: %s", "client tls write \"hello\""));
                }
                String text = arguments.next(say("a text"));
                yield stage -> new Action.TlsWrite(subject, text);
            }
            case "read" -> stage -> new Action.TlsRead(subject);
            default -> stage -> new Action.TlsShutdown(subject);
        };
    }

    @Override
    public List<String> candidates(List<String> before, Names names) {
        return before.isEmpty() ? CALLS : List.of("&");
    }
}
