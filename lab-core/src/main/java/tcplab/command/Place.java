package tcplab.command;

import static tcplab.text.Told.say;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import tcplab.language.SyntaxProblem;
import tcplab.model.Addresses;
import tcplab.model.Crowd;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/**
 * An endpoint as the language writes it: {@code server:7000} (the address that the bench gives that side), a bare port
 * of one's own side, and, where the network stacks are the run's own, {@code 127.0.0.1:6666}, {@code [::1]:80} (the
 * loopback) and {@code *:80} (the wildcard address). Nothing else can be named: neither another machine nor a service
 * of this one.
 *
 * @param side whose address it is, or null
 * @param literal without a side: a loopback address in its one spelling, or {@code *}
 */
public record Place(Side side, String literal, int port) {
    private static final String ANY = "*";

    /**
     * @param own the side whose address a bare port means
     * @param names are told of an address that the script itself names
     */
    static Place parse(String text, Side own, Names names) throws SyntaxProblem {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? own.word() : text.substring(0, colon);
        int port = port(text.substring(colon + 1), text);
        Optional<Side> side = Side.of(host);
        if (side.isPresent()) {
            return new Place(side.get(), null, port);
        }
        if (host.equals(ANY)) {
            return new Place(null, ANY, port);
        }
        String address = loopback(host);
        names.mention(address);
        return new Place(null, address, port);
    }

    private static String loopback(String host) throws SyntaxProblem {
        boolean bracketed = host.startsWith("[") && host.endsWith("]") && host.length() > 2;
        String text = bracketed ? host.substring(1, host.length() - 1) : host;
        Optional<InetAddress> address = bracketed == text.contains(":") ? Addresses.parse(text) : Optional.empty();
        if (address.isEmpty()) {
            throw new SyntaxProblem(
                    say("'%s' is no %s", host, say("host")),
                    say("%s; or a loopback address such as 127.0.0.1 or [::1]",
                            DidYouMean.hint(host, Set.of("client", "server"))));
        }
        if (!address.get().isLoopbackAddress()) {
            throw new SyntaxProblem(
                    say("%s is no address of the run's own", host),
                    say("write client or server; the bench gives each its address"));
        }
        return Addresses.text(address.get());
    }

    /** Where the crowd of the other side connects to. */
    static Place ofCrowd(Side listening) {
        return new Place(listening, null, Crowd.PORT);
    }

    private static int port(String digits, String whole) throws SyntaxProblem {
        if (digits.equals(String.valueOf(Crowd.PORT))) {
            throw new SyntaxProblem(say("port %s is that of crowds, which are counted and not followed", digits), say("write crowd in place of it, or take another port"));
        }
        if (digits.matches("\\d{1,5}") && Integer.parseInt(digits) <= 65_535) {
            return Integer.parseInt(digits);
        }
        Told what = digits.matches("\\d+") ? say("port %s is out of range", digits) : say("'%s' has no port", whole);
        throw new SyntaxProblem(what, say("write a port from 0 to 65535, as in server:7000"));
    }

    /** The endpoint on this stage; a {@link StepFailure} for an address that would not be the run's own there. */
    Endpoint on(Stage stage) throws StepFailure {
        if (side != null) {
            return new Endpoint(stage.address(side), port);
        }
        if (!stage.ownsNetwork()) {
            throw new StepFailure(say("on the host bench %s belongs to everybody; write client or server", literal));
        }
        if (literal.equals(ANY)) {
            return new Endpoint(stage.ipv6() ? "::" : "0.0.0.0", port);
        }
        Endpoint endpoint = new Endpoint(literal, port);
        if (endpoint.isIpv6() != stage.ipv6()) {
            throw new StepFailure(say("%s is of the other address family; a script is IPv6 with the word ipv6", literal));
        }
        return endpoint;
    }
}
