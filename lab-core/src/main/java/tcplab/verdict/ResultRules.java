package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Map;
import java.util.Optional;
import tcplab.model.Errno;
import tcplab.text.Told;

/** When a call returns what, for people: why it did, and when it would have done. */
final class ResultRules {
    private static final String DATA = "data";
    private static final String SUCCESS = "SUCCESS";

    private static final Told DATA_FIRST = say("what has arrived is read first: before the end of input, and before any error is told");
    private static final Told TAKES_PART = say("such a call succeeds or fails by what this side's kernel knows; it asks nobody else");

    /** By the call and its result; one alone where it is the same for every call. */
    private static final Map<String, Told> RULES = Map.ofEntries(
            Map.entry("recv EOF", say("recv() returns 0, the end of input, once the peer's FIN has come and all before it is read")),
            Map.entry("recv ECONNRESET", say("a read fails with ECONNRESET, once, where an RST has come before the peer's FIN and nothing is left to read")),
            Map.entry("recv EPIPE", say("EPIPE is told to whoever sends; whoever reads meets the end of input or ECONNRESET instead")),
            Map.entry("recv EAGAIN", say("EAGAIN: the socket is not to wait, and there is nothing to read yet")),
            Map.entry("recv EINVAL", say("a read of the urgent byte fails with EINVAL where none is kept apart: none has come, it is read already, or SO_OOBINLINE leaves it among the others")),
            Map.entry("recv pending", say("a read waits as long as there are fewer bytes than SO_RCVLOWAT (1 by default), no FIN and no error")),
            Map.entry("send SUCCESS", say("send() succeeds as soon as the bytes are in the buffer of its own kernel: it does not wait for the peer")),
            Map.entry("send ECONNRESET", say("a send fails with ECONNRESET where an RST has come before the peer's FIN, and this is the first call to be told")),
            Map.entry("send pending", say("a send waits where the send buffer is full, until ACKs make room in it")),
            Map.entry("send ENOTCONN", say("ENOTCONN is what a read is told, or shutdown(); whoever sends without a connection is told EPIPE")),
            Map.entry("connect SUCCESS", say("connect() returns 0 as soon as the SYN+ACK has come: it does not wait for accept()")),
            Map.entry("connect pending", say("connect() waits for the answer to its SYN, and for nothing else")),
            Map.entry("connect ECONNRESET", say("ECONNRESET is for a connection that was open; where an RST answers the SYN, it is ECONNREFUSED")),
            Map.entry("connect ETIMEDOUT", say("ETIMEDOUT: the SYN was sent again and again, and nothing has answered it")),
            Map.entry("accept SUCCESS", say("accept() takes a connection that the kernel has completed before; it sends no segment")),
            Map.entry("accept EAGAIN", say("EAGAIN: the listener is not to wait, and no completed connection is in its queue")),
            Map.entry("bind SUCCESS", say("bind() succeeds where no other socket has that address and port for itself alone")),
            Map.entry("listen SUCCESS", say("listen() succeeds where no other listener has the port")),
            Map.entry("shutdown SUCCESS", say("shutdown() orders a FIN and returns; it does not wait until that is sent or acknowledged")),
            Map.entry("close SUCCESS", say("close() gives up the descriptor and returns; what is still to be sent is the kernel's affair")),
            Map.entry("SSL_read ECONNRESET", say("a TLS read fails with ECONNRESET where an RST has come before the peer's FIN; TLS has no say in that")),
            Map.entry("close ECONNRESET", say("close() tells nobody of an RST that came before: the descriptor is given up all the same")),
            Map.entry("SSL_read close_notify", say("close_notify is the message by which the peer ends the TLS data of its direction")),
            Map.entry("SSL_read EOF", say("TLS meets a bare end of input where the peer's FIN has come and no close_notify before it")),
            Map.entry("getsockopt SUCCESS", say("SO_ERROR gives the number of an error that no call has told yet, and clears it; 0 is none")),
            Map.entry("sysctl SUCCESS", say("a setting of the kernel has a default of its own until somebody writes another value")),
            Map.entry("sysctl EINVAL", say("EINVAL: the kernel does not take such a value for this setting; to read one never fails so")),
            Map.entry("sysctl EACCES", say("EACCES: not everybody may read or write that setting, though nearly all of TCP's may be read by all")),
            Map.entry("EPIPE", say("EPIPE: this side has shut down its own sending, or an RST has come after the peer's FIN, or there never was a connection")),
            Map.entry("SIGPIPE", say("SIGPIPE is the signal that comes with EPIPE; it ends a program that has not said otherwise")),
            Map.entry("ECONNREFUSED", say("ECONNREFUSED: an RST has answered the SYN, as from a port where nobody listens")),
            Map.entry("ETIMEDOUT", say("ETIMEDOUT: the peer has answered no retransmission and no probe for too long")),
            Map.entry("EBADF", say("EBADF: the descriptor is closed already, so the call finds no socket")),
            Map.entry("ENOTCONN", say("ENOTCONN: the socket is not connected: not yet, or not any more")),
            Map.entry("EADDRNOTAVAIL", say("EADDRNOTAVAIL: the address is none of this host's, or no port is left for this connection")),
            Map.entry("EADDRINUSE", say("EADDRINUSE: another socket has the address and port, be it one in TIME-WAIT, and not both have SO_REUSEADDR")),
            Map.entry("EINVAL", say("EINVAL: the call does not fit what the socket already is, as a second bind() does not")),
            Map.entry("EACCES", say("EACCES: the right to do it is missing, as for a port below ip_unprivileged_port_start")),
            Map.entry("EINPROGRESS", say("EINPROGRESS: the socket is not to wait, and the opening goes on by itself")),
            Map.entry("EALREADY", say("EALREADY: a connect() that did not wait is still under way")),
            Map.entry("EISCONN", say("EISCONN: the socket is connected already")),
            Map.entry("EHOSTUNREACH", say("EHOSTUNREACH: it was reported that no way leads to the peer")),
            Map.entry("ECONNABORTED", say("ECONNABORTED: the connection is gone before it is accepted; Linux hands such a one over all the same")),
            Map.entry("ENOPROTOOPT", say("ENOPROTOOPT: the kernel has no such option")),
            Map.entry("pending", say("the call waits: what it waits for has not come")));

    /** What has to come for an error to wait at a socket until somebody asks. */
    private static final Map<Errno, Told> WAITING = Map.of(
            Errno.ECONNRESET, say("ECONNRESET waits at the socket where an RST came before the peer's FIN, and no call has told it yet"),
            Errno.EPIPE, say("EPIPE waits at the socket where an RST came after the peer's FIN, and no call has told it yet"),
            Errno.ETIMEDOUT, say("ETIMEDOUT waits at the socket where all retransmissions or probes stayed without an answer"),
            Errno.ECONNREFUSED, say("ECONNREFUSED waits at the socket where an RST answered its SYN"));

    private ResultRules() {}

    private static final Told NO_ERROR = say("0: no error has come to the socket, or a call has told it already, which clears it");

    /** Of a number that was asked for: an error that waits, or a setting. @param isError true of the former */
    static Told ofValue(String number, boolean isError) {
        if (!isError) {
            return say("%s would be there only where somebody had written it", number);
        }
        Errno errno = new Errno(Integer.parseInt(number));
        return number.equals("0") ? NO_ERROR : WAITING.getOrDefault(errno, say("%1$s means: %2$s", errno.name(), errno.text()));
    }

    /** @param call its name; @param result of it, as a claim says it */
    static Told of(String call, ClaimedResult result) {
        String kind = kind(call, result);
        Told rule = RULES.getOrDefault(call + " " + kind, RULES.get(kind));
        if (rule != null) {
            return rule;
        } else if (kind.equals(DATA)) {
            return DATA_FIRST;
        }
        Optional<Errno> errno = Errno.of(kind);
        return errno.isPresent() ? say("%1$s means: %2$s", kind, errno.get().text()) : TAKES_PART;
    }

    /** True of the reason why data is read. */
    static boolean isOfData(Told rule) {
        return rule.equals(DATA_FIRST);
    }

    /** What has to be for a read to bring data. @param call its name */
    static Told withoutData(String call) {
        return call.equals("SSL_read")
                ? say("a read brings data only where the peer's program has written some that is not read yet; what TLS says for itself is none")
                : say("a read brings data only where the peer's program has written some, and it has come and is not read yet");
    }

    /** What was read is data whatever it is; what succeeds does so with any number. */
    private static String kind(String call, ClaimedResult result) {
        boolean reads = call.equals("recv") || call.equals("SSL_read");
        boolean number = result.text().equals("ok") || result.text().matches("[\\d ]+");
        if (reads && (result.isText() || number)) {
            return DATA;
        }
        return result.isText() || number ? SUCCESS : result.text();
    }
}
