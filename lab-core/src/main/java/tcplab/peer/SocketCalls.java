package tcplab.peer;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tcplab.model.Capability;
import tcplab.model.Endpoint;
import tcplab.model.SocketOption;

/**
 * What can be done with one socket of a side. Each call is made once and recorded with its result; the future completes
 * then, also if the result is an errno. A call that would block waits for readiness and does not hold up other sockets.
 *
 * <p>Whoever holds the socket makes the calls that it can make and refuses the others with an {@link ActionException}.
 */
public interface SocketCalls {
    /** Which direction shutdown(2) ends, in the order of its constants. */
    enum Direction {
        RD,
        WR,
        RDWR
    }

    /** What a recv(2) takes, and whether it is made once. */
    enum Taking {
        /** Waits for data, the end of input or an error, and takes the data out of the queue. */
        ONCE,
        /** Again and again until the end of input or an error, recorded as one call with the total. */
        TO_EOF,
        /** MSG_PEEK: as once, but the data stay in the queue. */
        PEEK,
        /** MSG_OOB: the urgent byte, which is kept beside the queue; the call never waits. */
        URGENT
    }

    /** What happens to a socket that somebody reacts to. */
    enum Trigger {
        /** read returned 0. */
        EOF,
        /** read returned data. */
        DATA,
        /** read failed. */
        ERROR
    }

    /** What is answered to a call that this socket's holder cannot make. */
    ActionException refused();

    /** The same calls as on a descriptor with O_NONBLOCK: what would wait fails with EAGAIN, connect with EINPROGRESS. */
    default SocketCalls nonblocking() throws ActionException {
        throw refused();
    }

    /** capset(2): makes a capability of the socket's side effective, or no longer so. There need be no socket. */
    default CompletableFuture<Void> setCapability(Capability capability, boolean effective) throws ActionException {
        throw refused();
    }

    /** socket(2). */
    default CompletableFuture<Void> open(boolean ipv6) throws ActionException {
        throw refused();
    }

    /** bind(2), after socket(2) if the socket does not exist yet. */
    default CompletableFuture<Void> bind(Endpoint local) throws ActionException {
        throw refused();
    }

    /** listen(2), after bind(2) if an endpoint is given. @param local null if it is bound already */
    default CompletableFuture<Void> listen(Endpoint local, int backlog) throws ActionException {
        throw refused();
    }

    /** accept(2): waits for one connection and names it. */
    default CompletableFuture<Void> accept(String as) throws ActionException {
        throw refused();
    }

    /** connect(2), after socket(2) if the socket does not exist yet; waits until it has ended. */
    default CompletableFuture<Void> connect(Endpoint remote) throws ActionException {
        throw refused();
    }

    /** send(2) of a text; waits for room. */
    default CompletableFuture<Void> send(String text) throws ActionException {
        throw refused();
    }

    /** send(2) of so many bytes; waits for room. */
    default CompletableFuture<Void> send(int bytes) throws ActionException {
        throw refused();
    }

    /** send(2) with MSG_OOB. */
    default CompletableFuture<Void> sendUrgent(String text) throws ActionException {
        throw refused();
    }

    /** recv(2) of at most so many bytes; waits for data. */
    default CompletableFuture<Void> recv(int most) throws ActionException {
        return recv(Taking.ONCE, most);
    }

    /** recv(2) of at most so many bytes each time, taken in some way. */
    default CompletableFuture<Void> recv(Taking how, int most) throws ActionException {
        throw refused();
    }

    /** shutdown(2). */
    default CompletableFuture<Void> shutdown(Direction how) throws ActionException {
        throw refused();
    }

    /** close(2). */
    default CompletableFuture<Void> close() throws ActionException {
        throw refused();
    }

    /** SO_LINGER with 0 seconds, then close(2). */
    default CompletableFuture<Void> abort() throws ActionException {
        throw refused();
    }

    /** setsockopt(2), after socket(2) if there has never been a socket of that name. @param value a number; for SO_LINGER seconds or {@code off} */
    default CompletableFuture<Void> setOption(SocketOption option, String value, boolean ipv6) throws ActionException {
        throw refused();
    }

    /** getsockopt(2): the value becomes the call's detail. */
    default CompletableFuture<Void> getOption(SocketOption option) throws ActionException {
        throw refused();
    }

    /** dup(2): the same socket under a second name. */
    default CompletableFuture<Void> dup(String as) throws ActionException {
        throw refused();
    }

    /** fork(2): the same socket in a second process, under a name of its own. */
    default CompletableFuture<Void> fork(String as) throws ActionException {
        throw refused();
    }

    /** pthread_create(3): a second thread with the same descriptor, under a name of its own. */
    default CompletableFuture<Void> startThread(String as) throws ActionException {
        throw refused();
    }

    /** SSL_accept or SSL_connect: the TLS 1.3 handshake. */
    default CompletableFuture<Void> tlsHandshake(boolean accept) throws ActionException {
        throw refused();
    }

    /** SSL_write of a text, as one record. */
    default CompletableFuture<Void> tlsWrite(String text) throws ActionException {
        throw refused();
    }

    /** One SSL_read; waits for data, close_notify, end of input or an error. */
    default CompletableFuture<Void> tlsRead() throws ActionException {
        throw refused();
    }

    /** SSL_shutdown: sends close_notify and leaves the connection open. */
    default CompletableFuture<Void> tlsShutdown() throws ActionException {
        throw refused();
    }

    /**
     * From now on the event loop reads the socket by itself, and does these actions in order, within microseconds, when
     * that happens.
     */
    default CompletableFuture<Void> react(Trigger trigger, List<Action> actions) throws ActionException {
        throw refused();
    }

    /** What can be done with a Netty channel of this name. */
    default ChannelCalls channel() throws ActionException {
        throw refused();
    }

    /** What makes a crowd: sockets that connect under this name, or that this socket accepts. */
    default CrowdCalls crowd() throws ActionException {
        throw refused();
    }

    /** An open descriptor, for calls of the C library that need no more than it. */
    interface Descriptor {
        /** Its number in this process. */
        int number();

        /**
         * Makes a call of the C library that returns an int and fails with -1 and an errno, which becomes the call's result.
         *
         * @param function its name, {@code getpeername}
         * @param arguments int, long, String, and arrays of them that the call may fill
         */
        int call(String function, Object... arguments) throws IOException;
    }

    /** What is done with a descriptor at once. */
    interface AtOnce {
        /** Returns the recorded call's detail, usually empty. */
        String with(Descriptor descriptor) throws IOException;
    }

    /**
     * Any other call on the open socket that returns at once.
     *
     * @param name under which it is recorded
     * @param arguments as they are recorded
     */
    default CompletableFuture<Void> call(String name, String arguments, AtOnce deed) throws ActionException {
        throw refused();
    }
}
