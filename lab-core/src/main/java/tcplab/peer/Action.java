package tcplab.peer;

import java.util.List;
import tcplab.model.Endpoint;

/** One thing that a side is told to do with a socket that the script named. Becomes one recorded call. */
public sealed interface Action {
    /** The socket's name in the script. */
    String socket();

    /** socket(2): creates it without binding or connecting. The address family follows {@code ipv6}. */
    record Open(String socket, boolean ipv6) implements Action {}

    /** bind(2), after socket(2) if the socket does not exist yet. Port 0 lets the kernel choose. */
    record Bind(String socket, Endpoint local) implements Action {}

    /**
     * listen(2), after socket(2) and bind(2) if {@code local} is given. Sets SO_REUSEADDR only if the script did.
     *
     * @param local the endpoint to bind first, or null if the socket is bound already
     */
    record Listen(String socket, Endpoint local, int backlog) implements Action {}

    /** accept(2): waits for one connection and names it. */
    record Accept(String socket, String as) implements Action {}

    /** connect(2), after socket(2) if the socket does not exist yet. Ends when the handshake has ended or failed. */
    record Connect(String socket, Endpoint remote) implements Action {}

    /** send(2) of {@code text} in UTF-8 or, if that is null, of {@code bytes} bytes; blocks until all are buffered. */
    record Send(String socket, String text, int bytes) implements Action {}

    /** send(2) with MSG_OOB: the last byte is urgent (RFC 9293, 3.8.5). */
    record SendUrgent(String socket, String text) implements Action {}

    /** One recv(2) of at most {@code max} bytes; blocks until there is data, end of input or an error. */
    record Recv(String socket, int max) implements Action {}

    /** recv(2) again and again until end of input or an error; recorded as one call with the total. */
    record RecvToEof(String socket) implements Action {}

    /** shutdown(2). */
    record Shutdown(String socket, How how) implements Action {
        /** Which direction to end. */
        public enum How {
            RD,
            WR,
            RDWR
        }
    }

    /** close(2). */
    record Close(String socket) implements Action {}

    /** SO_LINGER {1, 0} and close(2): the ABORT call of RFC 9293, 3.9.1. */
    record Abort(String socket) implements Action {}

    /** setsockopt(2). The value is a number; for SO_LINGER {@code off} or seconds. */
    record SetOption(String socket, String option, String value) implements Action {}

    /** getsockopt(2): the value becomes the call's detail. */
    record GetOption(String socket, String option) implements Action {}

    /** dup(2): a second descriptor of the same socket, with a name of its own. */
    record Dup(String socket, String as) implements Action {}

    /**
     * fork(2): a second process that has the same socket under a name of its own. It can send, without a reaction to
     * SIGPIPE, and close, by which it exits.
     */
    record Fork(String socket, String as) implements Action {}

    /**
     * pthread_create(3): a second thread that uses the same descriptor by its number, under a name of its own. It can
     * receive, send a text, and close.
     */
    record StartThread(String socket, String as) implements Action {}

    /** SSL_connect or SSL_accept: the TLS 1.3 handshake over a connection. */
    record TlsHandshake(String socket, boolean accept) implements Action {}

    /** SSL_write of the text in UTF-8, as one record. */
    record TlsWrite(String socket, String text) implements Action {}

    /** One SSL_read; blocks until there is data, close_notify, end of input or an error. */
    record TlsRead(String socket) implements Action {}

    /** SSL_shutdown: sends close_notify and leaves the connection open. */
    record TlsShutdown(String socket) implements Action {}

    /**
     * Installs what is to be done inside the channel's event loop when something happens to the socket. From then on
     * the event loop reads the socket by itself.
     *
     * @param actions in order; each on the same socket
     */
    record React(String socket, Trigger trigger, List<Action> actions) implements Action {
        /** What happens to a socket. */
        public enum Trigger {
            /** read returned 0. */
            EOF,
            /** read returned data. */
            DATA,
            /** read failed. */
            ERROR
        }
    }
}
