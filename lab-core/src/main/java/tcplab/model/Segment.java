package tcplab.model;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tcplab.text.MayBeMissing;

/**
 * One TCP segment as its headers show it.
 *
 * @param from the sender's endpoint
 * @param to the receiver's endpoint
 * @param flagBits the eight control bits, see {@link Flag}
 * @param seq sequence number, absolute
 * @param ack acknowledgement number, absolute; meaningful only with {@link Flag#ACK}
 * @param window the window field as sent, unscaled
 * @param length payload bytes; SYN and FIN are not counted
 * @param headerBytes bytes of the TCP header with its options
 * @param ipHeaderBytes bytes of the IP header with its options or extensions, 0 if it was not recorded
 * @param ipId identification field of IPv4, 0 for IPv6: tells a retransmission from a copy made on the wire
 * @param options the header options
 */
public record Segment(
        Endpoint from,
        Endpoint to,
        int flagBits,
        long seq,
        long ack,
        int window,
        int length,
        int headerBytes,
        @MayBeMissing int ipHeaderBytes,
        int ipId,
        TcpOptions options) {
    public Segment {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(options);
    }

    public boolean has(Flag flag) {
        return (flagBits & flag.bit()) != 0;
    }

    public Set<Flag> flags() {
        return Flag.of(flagBits);
    }

    /** The connection as its sender sees it. */
    public FourTuple tuple() {
        return new FourTuple(from, to);
    }

    /** Octets of sequence space that it takes: payload, plus one for SYN and one for FIN (RFC 9293, 3.4). */
    public int sequenceLength() {
        return length + (has(Flag.SYN) ? 1 : 0) + (has(Flag.FIN) ? 1 : 0);
    }

    /** The sequence number after it, modulo 2^32. */
    public long nextSeq() {
        return (seq + sequenceLength()) & 0xffff_ffffL;
    }

    /** {@code SYN+ACK}, {@code FIN+ACK}, {@code ACK}: the flags in words, in the order in which they are usually said. */
    public String flagWords() {
        return Arrays.asList(Flag.SYN, Flag.FIN, Flag.RST, Flag.PSH, Flag.URG, Flag.ACK, Flag.ECE, Flag.CWR).stream()
                .filter(this::has)
                .map(Flag::name)
                .collect(Collectors.joining("+"));
    }

    /** Of what tells two segments of a run apart; the rest seldom does. */
    @Override
    public int hashCode() {
        return 31 * (31 * (31 * (31 * from.hashCode() + Long.hashCode(seq)) + Long.hashCode(ack)) + ipId) + flagBits;
    }
}
