/**
 * From the bytes of a capture to segments: the pcap stream, its link layers, IP and TCP. Reads what it is given; opens
 * no file and starts no tool.
 */
package tcplab.packet;
