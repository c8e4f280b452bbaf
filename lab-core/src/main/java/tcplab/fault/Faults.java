package tcplab.fault;

import java.net.InetAddress;

/** What a step may ask of the wire between the two hosts. */
public interface Faults {
    void add(Rule rule);

    /** From now on a packet longer than so many bytes is lost. @param told true if its sender is told so by ICMP */
    void mtu(int bytes, boolean told);

    /** Takes all rules away; what is held stays held. */
    void clearRules();

    /**
     * Takes the wire down, so that it loses every segment, or puts it up again.
     *
     * @return false if it is so already
     */
    boolean cut(boolean down);

    boolean isDown();

    /** Lets matching held segments go on, oldest first; at most {@code most}. Returns how many. */
    int release(Match match, int most);

    /** Loses matching held segments; at most {@code most}. Returns how many. */
    int dropHeld(Match match, int most);

    /** Delivers again what {@code keep} has remembered, oldest first. Returns how many. */
    int replay(Match match);

    /** Sends so many SYNs to a port of the server, each from another port of the client's address. IPv4 only. */
    void burst(int count, InetAddress client, InetAddress server, int port);
}
