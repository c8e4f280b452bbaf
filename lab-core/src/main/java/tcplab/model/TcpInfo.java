package tcplab.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What TCP_INFO tells of a connection: the fields of {@code struct tcp_info} (include/uapi/linux/tcp.h) by their names
 * there without {@code tcpi_}, with the place and the size of each, in the order of the structure.
 */
public enum TcpInfo {
    STATE(0, 1),
    RETRANSMITS(2, 1),
    PROBES(3, 1),
    BACKOFF(4, 1),
    RTO(8, 4, 1_000),
    ATO(12, 4, 1_000),
    SND_MSS(16, 4),
    RCV_MSS(20, 4),
    UNACKED(24, 4),
    SACKED(28, 4),
    LOST(32, 4),
    RETRANS(36, 4),
    LAST_DATA_SENT(44, 4, 1_000_000),
    LAST_DATA_RECV(52, 4, 1_000_000),
    LAST_ACK_RECV(56, 4, 1_000_000),
    PMTU(60, 4),
    RCV_SSTHRESH(64, 4),
    RTT(68, 4, 1_000),
    RTTVAR(72, 4, 1_000),
    SND_SSTHRESH(76, 4),
    SND_CWND(80, 4),
    ADVMSS(84, 4),
    REORDERING(88, 4),
    RCV_RTT(92, 4, 1_000),
    RCV_SPACE(96, 4),
    TOTAL_RETRANS(100, 4),
    BYTES_ACKED(120, 8),
    BYTES_RECEIVED(128, 8),
    SEGS_OUT(136, 4),
    SEGS_IN(140, 4),
    NOTSENT_BYTES(144, 4),
    MIN_RTT(148, 4, 1_000),
    DATA_SEGS_IN(152, 4),
    DATA_SEGS_OUT(156, 4),
    BYTES_SENT(200, 8),
    BYTES_RETRANS(208, 8),
    SND_WND(228, 4);

    /** IPPROTO_TCP and TCP_INFO, for getsockopt(2). */
    public static final int LEVEL = 6;

    public static final int NUMBER = 11;
    /** Of the structure, up to the last field. */
    public static final int BYTES = 232;

    private final int place;
    private final int size;
    private final int unitNanos;

    TcpInfo(int place, int size) {
        this(place, size, 0);
    }

    /** @param unitNanos of a time; 0 of a number */
    TcpInfo(int place, int size, int unitNanos) {
        this.place = place;
        this.size = size;
        this.unitNanos = unitNanos;
    }

    /** As it is written: {@code snd_cwnd}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True if it is a time, and not a number. */
    public boolean isTime() {
        return unitNanos > 0;
    }

    /**
     * Its value, as it is recorded: {@code 10}, {@code 204000us}.
     *
     * @param info what the kernel has filled in
     * @param length so many bytes of it; older kernels know fewer fields
     * @return empty if the kernel does not have the field
     */
    public Optional<String> value(byte[] info, int length) {
        if (place + size > length) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(info).order(ByteOrder.nativeOrder());
        long number = switch (size) {
            case 1 -> Byte.toUnsignedLong(bytes.get(place));
            case 4 -> Integer.toUnsignedLong(bytes.getInt(place));
            default -> bytes.getLong(place);
        };
        return Optional.of(number + (unitNanos == 0 ? "" : unitNanos == 1_000 ? "us" : "ms"));
    }

    /** The number or, of a time, the nanoseconds of a value as it is recorded; empty for anything else. */
    public OptionalLong number(String value) {
        if (!value.matches("\\d{1,18}" + (unitNanos == 0 ? "" : unitNanos == 1_000 ? "us" : "ms"))) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(value.replaceFirst("\\D+$", ""));
        return OptionalLong.of(isTime() ? number * unitNanos : number);
    }

    /** By its word. */
    public static Optional<TcpInfo> of(String word) {
        return Arrays.stream(values()).filter(field -> field.word().equals(word)).findFirst();
    }

    /** The words, in the order of the structure. */
    public static List<String> words() {
        return Arrays.stream(values()).map(TcpInfo::word).toList();
    }
}
