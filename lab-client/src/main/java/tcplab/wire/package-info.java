/**
 * The programmable wire between the two hosts: TUN devices read and written in one event loop of Netty, where segments
 * meet the rules of {@code fault} that delay, hold, drop, duplicate and reorder them. With {@code socket} the only
 * package that imports Netty and JNA. Knows nothing of scripts and witnesses.
 */
package tcplab.wire;
