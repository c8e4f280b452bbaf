package tcplab.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why something on the way sends a packet back as undeliverable, with type and code in ICMP (RFC 792) and ICMPv6 (RFC
 * 4443, 3), and what Linux makes of it (icmp_err_convert, tcp_v6_err()).
 */
public enum IcmpError {
    /** No host answers there: EHOSTUNREACH. */
    HOST(3, 1, 1, 3),
    /** Nobody listens there: ECONNREFUSED. */
    PORT(3, 3, 1, 4),
    /** A filter forbids it: EHOSTUNREACH, in IPv6 EACCES. */
    ADMIN(3, 13, 1, 1),
    /** It is too long for the next link: the path MTU is lowered. */
    TOO_LONG(3, 4, 2, 0);

    private final int type;
    private final int code;
    private final int typeIpv6;
    private final int codeIpv6;

    IcmpError(int type, int code, int typeIpv6, int codeIpv6) {
        this.type = type;
        this.code = code;
        this.typeIpv6 = typeIpv6;
        this.codeIpv6 = codeIpv6;
    }

    public int type(boolean ipv6) {
        return ipv6 ? typeIpv6 : type;
    }

    public int code(boolean ipv6) {
        return ipv6 ? codeIpv6 : code;
    }

    /** What a rule can be written with: {@code host}, {@code port}, {@code admin}. */
    public static List<String> words() {
        return Arrays.stream(values()).filter(error -> error != TOO_LONG).map(error -> error.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** By its word. */
    static Optional<IcmpError> of(String word) {
        return words().contains(word) ? Optional.of(valueOf(word.toUpperCase(Locale.ROOT))) : Optional.empty();
    }
}
