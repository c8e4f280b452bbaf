/**
 * The programmable wire between the two hosts: TUN devices read and written in one event loop of Netty, and the rules
 * that delay, hold, drop, duplicate and reorder segments. With {@code socket} the only package that uses Netty's
 * transports.
 */
package tcplab.wire;
