package tcplab.model;

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
        Integer mss,
        Integer windowScale,
        Boolean sackPermitted,
        Long timestampValue,
        Long timestampEcho,
        Integer fastOpenCookieBytes) {
    public static final TcpOptions NONE = new TcpOptions(null, null, null, null, null, null);
}
