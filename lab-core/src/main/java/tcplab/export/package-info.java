/**
 * A run for other programs: as a capture file with comments for Wireshark, and as a plain Netty program for a bug
 * report. Writes that program as text; imports nothing of Netty and opens no socket.
 */
package tcplab.export;
