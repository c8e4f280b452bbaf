/**
 * The nouns of TCP as immutable values: states, endpoints, segments, errno. No input or output, no clock.
 *
 * <p>Sequence and acknowledgement numbers are unsigned 32-bit values held in a {@code long} (0 to 2^32-1); differences
 * are taken modulo 2^32 (RFC 9293, 3.4). Lengths and windows are in bytes. Words follow RFC 9293, call and option
 * names follow Linux.
 */
package tcplab.model;
