package tcplab.model;

import java.util.Objects;

/**
 * A numeric IP address as text, without brackets, and a port (0 to 65535); a host's name is an {@link
 * IllegalArgumentException}. IPv6 addresses are compressed as in RFC 5952, as {@code ss} and the kernel print them.
 */
public record Endpoint(String address, int port) {
    public Endpoint {
        if (!Addresses.isNumeric(Objects.requireNonNull(address))) {
            throw new IllegalArgumentException("'" + address + "' is no IP address");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not within 0 to 65535");
        }
    }

    /** {@code 10.0.0.1:80} or {@code [fd00::1]:80}, as printed by {@link #toString}. */
    public static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("'" + text + "' has no port");
        }
        String address = text.substring(0, colon);
        if (address.startsWith("[") && address.endsWith("]")) {
            address = address.substring(1, address.length() - 1);
        }
        return new Endpoint(address, Integer.parseInt(text.substring(colon + 1)));
    }

    public boolean isIpv6() {
        return address.indexOf(':') >= 0;
    }

    /** True if it stands for every address of its host (bind(2), INADDR_ANY). */
    public boolean isWildcard() {
        return address.equals("0.0.0.0") || address.equals("::") || address.equals("*");
    }

    /** True if a socket bound to it gets what is sent to the other: the same, or any address with this port. */
    public boolean covers(Endpoint other) {
        return port == other.port && (isWildcard() || address.equals(other.address));
    }

    @Override
    public String toString() {
        return (isIpv6() ? "[" + address + "]" : address) + ":" + port;
    }
}
