package tcplab.run;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tcplab.command.Close;
import tcplab.command.GetOption;
import tcplab.command.React;
import tcplab.command.Recv;
import tcplab.command.Send;
import tcplab.command.SetOption;
import tcplab.command.Shutdown;
import tcplab.peer.Action;

/** The calls of a socket that a program makes at once with what has come: time does not stand still between the two. */
final class PromptCalls {
    private static final Set<Class<? extends Action>> ALL =
            Set.of(Recv.class, Send.class, Shutdown.class, Close.class, SetOption.class, GetOption.class, React.class);

    private PromptCalls() {}

    /** True if a step does nothing but that. @param socket true for the name of the socket to which something has come */
    static boolean areAll(List<Action> actions, Predicate<String> socket) {
        return !actions.isEmpty() && actions.stream().allMatch(action -> ALL.contains(action.getClass()) && socket.test(action.socket()));
    }
}
