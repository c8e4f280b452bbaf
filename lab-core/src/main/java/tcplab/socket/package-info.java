/**
 * The only implementation of a peer, on Netty epoll channels. The only package that imports the transports of Netty.
 */
package tcplab.socket;
