package tcplab.verdict;

import static tcplab.text.Told.say;

import tcplab.text.Told;

/** What the headers of a segment are made of, for people, if they have so many bytes. */
final class HeaderRules {
    private HeaderRules() {}

    /** @param bytes of the IP header and the TCP header together */
    static Told of(long bytes) {
        if (bytes == 20) {
            return say("20 bytes are one of the two headers alone, and both are sent");
        } else if (bytes == 32) {
            return say("32 bytes are a TCP header with timestamps alone: the IP header has 20 more");
        } else if (bytes == 40) {
            return say("40 bytes are two headers without any option: 20 of IPv4 and 20 of TCP");
        } else if (bytes == 52) {
            return say("52 bytes are the two headers of 20 bytes, and 12 for the timestamps, which both sides must have offered");
        } else if (bytes == 60) {
            return say("60 bytes are those of a SYN, whose 20 bytes of options no later segment repeats");
        }
        return say("an IPv4 header has 20 bytes and a TCP header 20; what is more are options");
    }
}
