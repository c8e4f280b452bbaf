package tcplab.command;

import static tcplab.text.Language.say;

import java.util.Set;
import tcplab.language.SyntaxProblem;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.text.DidYouMean;

/**
 * An endpoint as the language writes it: {@code server:7000} (the address that the bench gives that side),
 * {@code 127.0.0.1:6666}, {@code [::1]:80}, {@code *:80} (the wildcard address), or a bare port of one's own side.
 *
 * @param host {@code client}, {@code server}, {@code *} or an IP address
 */
public record Place(String host, int port) {
    /** @param own the side whose address a bare port means */
    static Place parse(String text, Side own) throws SyntaxProblem {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? own.word() : text.substring(0, colon);
        int port = port(text.substring(colon + 1), text);
        if (host.startsWith("[") && host.endsWith("]") && host.length() > 2) {
            return new Place(host.substring(1, host.length() - 1), port);
        }
        boolean literal = host.matches("(\\d{1,3}\\.){3}\\d{1,3}") || host.equals("*");
        if (!literal && Side.of(host).isEmpty()) {
            throw new SyntaxProblem(
                    say("'%s' is no %s", host, say("host")),
                    say("%s; or an IP address", DidYouMean.hint(host, Set.of("client", "server"))));
        }
        return new Place(host, port);
    }

    private static int port(String digits, String whole) throws SyntaxProblem {
        if (digits.matches("\\d{1,5}") && Integer.parseInt(digits) <= 65_535) {
            return Integer.parseInt(digits);
        }
        throw new SyntaxProblem(say("'%s' has no port", whole), say("write a port from 0 to 65535, as in server:7000"));
    }

    Endpoint on(Stage stage) {
        if (host.equals("*")) {
            return new Endpoint(stage.ipv6() ? "::" : "0.0.0.0", port);
        }
        return new Endpoint(Side.of(host).map(stage::address).orElse(host), port);
    }
}
