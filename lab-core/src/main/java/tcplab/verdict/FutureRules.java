package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.LinkedHashMap;
import java.util.Map;
import tcplab.text.Told;

/** What a future of Netty may say, each with when it does. */
final class FutureRules {
    private FutureRules() {}

    /** By the words that stand in what it says; empty for an event that is no such future. */
    static Map<String, Told> of(String event) {
        Map<String, Told> rules = new LinkedHashMap<>();
        switch (event) {
            case "bindFuture" -> {
                rules.put("success", say("nobody hinders it: a socket in TIME-WAIT gives its consent where it and the new one both allow it"));
                rules.put("Address already in use", say("another socket holds the port and does not give its consent: a listener never does"));
                rules.put("Permission denied", say("the port is one of the low ones, which a plain user may not take"));
                rules.put("Cannot assign requested address", say("the address is none of this machine's"));
            }
            case "connectFuture" -> {
                rules.put("success", say("the SYN+ACK has come"));
                rules.put("Connection refused", say("an RST has answered the SYN: nobody listens there"));
                rules.put("ConnectTimeoutException", say("the channel's own clock ran out before any answer came"));
                rules.put("Connection reset", say("the connection was open already when the RST came"));
            }
            case "writeFuture" -> {
                rules.put("success", say("the kernel has taken all of it, whatever becomes of it then"));
                rules.put("ClosedChannelException", say("the channel was closed before, by its program or by Netty"));
                rules.put("Broken pipe", say("the kernel knows already that nobody will read it: an RST has come, or the own direction has been ended"));
                rules.put("Connection reset", say("the reset has come, and this is the first call that is told of it"));
            }
            default -> {
                // The others say only that they have completed.
            }
        }
        return rules;
    }
}
