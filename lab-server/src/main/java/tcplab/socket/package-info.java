/**
 * The only implementation of a side, on Netty's epoll channels and the C library. With {@code wire} the only package
 * that imports Netty and JNA. Knows nothing of scripts, benches and witnesses: it does the actions of {@code peer}.
 *
 * <p>Each socket is an {@code EpollSocketChannel} or {@code EpollServerSocketChannel}: Netty creates, binds, accepts,
 * configures, half-closes and closes it. Netty also acts on its own: a registered channel reads when a FIN comes, and
 * takes the pending error with that read, even with auto-read off. An experiment must see exactly the calls of its
 * script, so a channel is <em>parked</em>: deregistered from its event loop, while the loop watches the descriptor for
 * what the script waits for ({@link tcplab.socket.Readiness}). connect, send and recv are single calls of Netty's
 * native socket, made in the event loop; so are the reactions.
 */
package tcplab.socket;
