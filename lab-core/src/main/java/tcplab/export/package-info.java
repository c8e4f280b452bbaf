/**
 * A run for other programs: as a capture file with comments for Wireshark, and as a plain Netty program for a bug
 * report. Nothing here opens a socket.
 */
package tcplab.export;
