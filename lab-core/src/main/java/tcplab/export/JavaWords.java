package tcplab.export;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tcplab.command.SetOption;
import tcplab.model.Endpoint;
import tcplab.model.SocketOption;
import tcplab.text.Columns;

/** The words of a script as words of Java: names, literals, addresses and options. */
final class JavaWords {
    private static final Set<String> TAKEN = Set.of(
            "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const", "continue",
            "default", "do", "double", "else", "enum", "extends", "false", "final", "finally", "float", "for", "goto",
            "if", "implements", "import", "instanceof", "int", "interface", "long", "native", "new", "null", "package",
            "private", "protected", "public", "return", "short", "static", "strictfp", "super", "switch",
            "synchronized", "this", "throw", "throws", "transient", "true", "try", "void", "volatile", "while",
            "arguments");
    private static final Set<SocketOption> SWITCHES = Set.of(
            SocketOption.SO_REUSEADDR, SocketOption.SO_KEEPALIVE, SocketOption.TCP_NODELAY, SocketOption.TCP_QUICKACK,
            SocketOption.TCP_CORK);
    private static final Set<SocketOption> NUMBERS =
            Set.of(SocketOption.SO_LINGER, SocketOption.SO_RCVBUF, SocketOption.SO_SNDBUF);
    /** What Netty's server channels know by name. */
    private static final Set<SocketOption> OF_LISTENERS = Set.of(SocketOption.SO_REUSEADDR, SocketOption.SO_RCVBUF);
    private static final Set<SocketOption> OF_EPOLL = Set.of(SocketOption.TCP_QUICKACK, SocketOption.TCP_CORK);

    private final Map<String, String> names = new HashMap<>();

    /** The variable of a socket: its name, as far as Java takes it. */
    String name(String socket) {
        return names.computeIfAbsent(socket, s -> {
            String plain = s.replace('-', '_');
            while (TAKEN.contains(plain) || names.containsValue(plain)) {
                plain += "_";
            }
            return plain;
        });
    }

    /** A string literal. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> literal.append('\\').appendCodePoint(c);
                case '\n' -> literal.append("\\n");
                default -> literal.append(hidden(c).orElse(Character.toString(c)));
            }
        });
        return literal.append('"').toString();
    }

    private static Optional<String> hidden(int c) {
        String form = c < ' ' ? "\\%03o" : "\\u%04x";
        return Columns.isHidden(c) ? Optional.of(String.format(Locale.ROOT, form, c)) : Optional.empty();
    }

    /** A text in a comment: nothing that would end it or be an escape. */
    static String comment(String text) {
        return Columns.printable(text.replace("*/", "* /").replace("\\", "\\\\"));
    }

    static String address(Endpoint endpoint) {
        return "new InetSocketAddress(" + literal(endpoint.address()) + ", " + endpoint.port() + ")";
    }

    static String number(long value) {
        return value < 10_000 ? String.valueOf(value) : String.format(Locale.ROOT, "%,d", value).replace(',', '_');
    }

    /** {@code EpollChannelOption.TCP_QUICKACK, true}: option and value. */
    static String setting(SetOption set, boolean ofListener) {
        SocketOption option = set.option();
        String value = set.value().equals("off") ? "-1" : set.value();
        boolean isSwitch = SWITCHES.contains(option) && (!ofListener || OF_LISTENERS.contains(option));
        return option(option, ofListener) + ", " + (isSwitch ? String.valueOf(!value.equals("0")) : value);
    }

    /** Netty's own option where it has one, else one made of the numbers of level and option. */
    static String option(SocketOption option, boolean ofListener) {
        boolean known = (SWITCHES.contains(option) || NUMBERS.contains(option))
                && (!ofListener || OF_LISTENERS.contains(option));
        if (!known) {
            return "new IntegerUnixChannelOption(\"" + option.name() + "\", " + option.level() + ", " + option.number()
                    + ")";
        }
        return (OF_EPOLL.contains(option) ? "EpollChannelOption." : "ChannelOption.") + option.name();
    }
}
