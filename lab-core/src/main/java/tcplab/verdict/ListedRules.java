package tcplab.verdict;

import static tcplab.text.Told.say;

import tcplab.language.Range;
import tcplab.model.TcpState;
import tcplab.text.Told;

/** When ss lists so many connections of a listener in a state, for people. */
final class ListedRules {
    private ListedRules() {}

    /** @param listed a number of connections that nobody has accepted yet */
    static Told of(TcpState state, Range listed) {
        if (listed.most() == 0) {
            return switch (state) {
                case SYN_RECEIVED -> say("none is half open where each opening is completed, or the SYN is not kept: dropped, or answered with a cookie");
                case ESTABLISHED -> say("none waits where the program accepts each connection as soon as it is complete");
                default -> say("none is there where no connection that waits to be accepted has come to that state");
            };
        }
        Told number = words(listed);
        return state == TcpState.SYN_RECEIVED
                ? say("%s: so many openings wait for their last ACK at once; how many a listener keeps depends on its backlog", number)
                : say("%s: so many connections are in that state at once, and none of them is accepted", number);
    }

    private static Told words(Range listed) {
        if (listed.least() == listed.most()) {
            return Told.plain(String.valueOf(listed.least()));
        }
        return listed.most() == Long.MAX_VALUE
                ? say("%s or more", String.valueOf(listed.least()))
                : say("%1$s to %2$s", String.valueOf(listed.least()), String.valueOf(listed.most()));
    }
}
