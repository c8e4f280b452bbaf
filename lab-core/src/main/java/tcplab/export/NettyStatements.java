package tcplab.export;

import java.util.ArrayList;
import java.util.List;
import tcplab.command.Abort;
import tcplab.command.Close;
import tcplab.command.GetOption;
import tcplab.command.Open;
import tcplab.command.React;
import tcplab.command.Recv;
import tcplab.command.Send;
import tcplab.command.SetOption;
import tcplab.command.Shutdown;
import tcplab.peer.Action;

/** A call as Java: the expression of its future if Netty gives one, else statements. */
final class NettyStatements {
    private final JavaWords words;

    NettyStatements(JavaWords words) {
        this.words = words;
    }

    /** The expression of the call's future; null for a call that has none. */
    String future(Action action) {
        String socket = words.name(action.socket());
        if (action instanceof Send send && !send.urgent() && !send.nonblocking()) {
            String bytes = send.text() == null ? "bytes(" + send.bytes() + ")" : "text(" + JavaWords.literal(send.text()) + ")";
            return socket + ".writeAndFlush(" + bytes + ")";
        } else if (action instanceof Shutdown shutdown) {
            return socket + switch (shutdown.how()) {
                case RD -> ".shutdownInput()";
                case WR -> ".shutdownOutput()";
                case RDWR -> ".shutdown()";
            };
        } else if (action instanceof Close || action instanceof Abort) {
            return socket + ".close()";
        }
        return null;
    }

    /** What makes the next close an abort. */
    String linger(String socket) {
        return words.name(socket) + ".config().setOption(ChannelOption.SO_LINGER, 0);";
    }

    /** The call as statements; null if there is no translation. @param text the step as written */
    List<String> statements(Action action, boolean ofListener, String text) {
        String socket = words.name(action.socket());
        if (action instanceof Open) {
            return List.of();
        } else if (action instanceof SetOption set) {
            return List.of(socket + ".config().setOption(" + JavaWords.setting(set, ofListener) + ");");
        } else if (action instanceof GetOption get && get.option() != null) {
            return List.of(printed(text, socket + ".config().getOption("
                    + JavaWords.option(get.option(), ofListener) + ")"));
        } else if (action instanceof Recv recv) {
            return switch (recv.how()) {
                case ONCE -> List.of(printed(text, "recv(" + socket + ")"));
                case TO_EOF -> List.of(printed(text, "recvToEof(" + socket + ")"));
                // Netty has no flags of recv(2).
                case PEEK, URGENT -> null;
            };
        } else if (action instanceof React react) {
            return reaction(react, text);
        }
        return null;
    }

    private static String printed(String text, String value) {
        return "System.out.println(" + JavaWords.literal(text + ": ") + " + " + value + ");";
    }

    /** Within the event loop nothing can be waited for. */
    private List<String> reaction(React react, String text) {
        List<String> lines = new ArrayList<>();
        String install =
                switch (react.trigger()) {
                    case EOF -> "onEof(";
                    case DATA -> "onData(";
                    case ERROR -> "onError(";
                };
        lines.add(install + words.name(react.socket()) + ", () -> {");
        for (Action action : react.actions()) {
            String future = future(action);
            if (action instanceof Abort) {
                lines.add("    " + linger(action.socket()));
            }
            if (future != null) {
                lines.add("    " + future + ";");
            } else if (action instanceof SetOption || action instanceof GetOption get && get.option() != null) {
                statements(action, false, text).forEach(line -> lines.add("    " + line));
            } else {
                return null;
            }
        }
        lines.add("});");
        return lines;
    }
}
