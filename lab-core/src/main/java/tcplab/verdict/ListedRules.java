package tcplab.verdict;

import static tcplab.text.Told.say;

import tcplab.language.Range;
import tcplab.model.TcpState;
import tcplab.text.Told;

/** When ss lists so many connections of a listener in a state, for people. */
final class ListedRules {
    private ListedRules() {}

    /** Numbers that might be expected, each with when there are so many. @param right the claimed one */
    static Likely likely(TcpState state, long right) {
        Likely likely = new Likely();
        for (long number = 0; number <= 2; number++) {
            likely.or(number, of(state, number));
        }
        return likely.or(right, of(state, right));
    }

    /** How many lines of ss a socket that is no listener might be expected to be. @param right the claimed number */
    static Likely lines(TcpState state, long right) {
        return new Likely()
                .or(0, StateRules.unless(state))
                .or(1, say("1: a socket is one line of ss, also where both its ends are the same"))
                .or(2, say("2: two sockets are two lines, as both ends of a connection are on one machine"))
                .or(right, soMany(state, Told.plain(String.valueOf(right))));
    }

    /** @param listed a number of connections that nobody has accepted yet @param claimed another that a claim speaks of */
    static Told of(TcpState state, Range listed, Range claimed) {
        boolean halfOpen = state == TcpState.SYN_RECEIVED;
        if (listed.most() <= 1 && listed.least() == listed.most() || !halfOpen) {
            return listed.least() == listed.most() ? of(state, listed.least()) : soMany(state, words(listed));
        } else if (listed.most() < claimed.least()) {
            return listed.least() == 0
                    ? say("%s: so few are half open where the SYN+ACKs are answered: what is complete is half open no longer", words(listed))
                    : say("%s: so many are half open where the backlog is that small; newer kernels take one more than the backlog", words(listed));
        } else if (listed.least() > claimed.most()) {
            return listed.most() == Long.MAX_VALUE
                    ? say("%s: so many have room only where the backlog, tcp_max_syn_backlog and somaxconn are all that large", words(listed))
                    : say("%s: so many are half open where as many SYNs come and the backlog is that large", words(listed));
        }
        return soMany(state, words(listed));
    }

    private static Told of(TcpState state, long number) {
        boolean halfOpen = state == TcpState.SYN_RECEIVED;
        if (number == 0) {
            return none(state);
        } else if (number > 2 || !halfOpen && state != TcpState.ESTABLISHED) {
            return soMany(state, Told.plain(String.valueOf(number)));
        } else if (number == 1) {
            return halfOpen
                    ? say("1 is an opening that waits for its last ACK: its SYN was answered, and the listener remembers it")
                    : say("1 is a connection that is complete and waits for accept(): the kernel completes it without the program");
        }
        return halfOpen
                ? say("2 are two openings that wait for their last ACK; a SYN that comes again takes no second place")
                : say("2 are two connections that wait for accept(); of one connection only this end is the listener's");
    }

    static Told none(TcpState state) {
        return switch (state) {
            case SYN_RECEIVED -> say("none is half open where each opening is completed or given up, or the SYN is not kept: dropped, or answered with a cookie");
            case ESTABLISHED -> say("none waits where the program accepts each connection as soon as it is complete");
            default -> say("none is there where no connection that waits to be accepted has come to that state");
        };
    }

    private static Told soMany(TcpState state, Told number) {
        return state == TcpState.SYN_RECEIVED
                ? say("%s: so many openings wait for their last ACK at once; how many a listener keeps depends on its backlog", number)
                : say("%s: so many connections are in that state at once, and none of them is accepted", number);
    }

    private static Told words(Range listed) {
        if (listed.least() == listed.most()) {
            return Told.plain(String.valueOf(listed.least()));
        } else if (listed.least() == 0) {
            return say("at most %s", String.valueOf(listed.most()));
        }
        return listed.most() == Long.MAX_VALUE
                ? say("%s or more", String.valueOf(listed.least()))
                : say("%1$s to %2$s", String.valueOf(listed.least()), String.valueOf(listed.most()));
    }
}
