/**
 * The programmable wire between the two sides: TUN devices as Netty channels, and the rules that delay, hold, drop, duplicate and reorder segments.
 */
package tcplab.wire;
