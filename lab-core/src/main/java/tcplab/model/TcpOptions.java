package tcplab.model;

import java.nio.ByteBuffer;
import tcplab.text.MayBeMissing;

/**
 * The header options of one segment; a field is null when the option is absent.
 *
 * @param mss maximum segment size in bytes (RFC 9293, 3.7.1)
 * @param windowScale shift count (RFC 7323, 2.2)
 * @param sackPermitted true when present (RFC 2018)
 * @param timestampValue TSval, unsigned 32 bits (RFC 7323, 3.2)
 * @param timestampEcho TSecr, unsigned 32 bits
 * @param fastOpenCookieBytes length of the Fast Open cookie, 0 for a request (RFC 7413)
 */
public record TcpOptions(
        @MayBeMissing Integer mss,
        @MayBeMissing Integer windowScale,
        @MayBeMissing Boolean sackPermitted,
        @MayBeMissing Long timestampValue,
        @MayBeMissing Long timestampEcho,
        @MayBeMissing Integer fastOpenCookieBytes) {
    public static final TcpOptions NONE = new TcpOptions(null, null, null, null, null, null);

    /** From the bytes behind the fixed header; stops at the first option that is cut off or too short. */
    public static TcpOptions of(ByteBuffer options) {
        Integer mss = null;
        Integer scale = null;
        Boolean sack = null;
        Long value = null;
        Long echo = null;
        Integer cookie = null;
        int end = options.limit();
        int at = 0;
        while (at < end) {
            int kind = options.get(at) & 0xff;
            if (kind == 0) {
                break;
            }
            int length = kind == 1 ? 1 : at + 1 < end ? options.get(at + 1) & 0xff : 0;
            if (at + length > end || length < shortest(kind)) {
                break;
            }
            switch (kind) {
                case 2 -> mss = options.getShort(at + 2) & 0xffff;
                case 3 -> scale = options.get(at + 2) & 0xff;
                case 4 -> sack = true;
                case 8 -> {
                    value = options.getInt(at + 2) & 0xffff_ffffL;
                    echo = options.getInt(at + 6) & 0xffff_ffffL;
                }
                case 34 -> cookie = length - 2;
                default -> {}
            }
            at += length;
        }
        return new TcpOptions(mss, scale, sack, value, echo, cookie);
    }

    /** The bytes that an option of this kind has at least, with its kind and its length. */
    private static int shortest(int kind) {
        return switch (kind) {
            case 1 -> 1;
            case 2 -> 4;
            case 3 -> 3;
            case 8 -> 10;
            default -> 2;
        };
    }
}
