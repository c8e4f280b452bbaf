package tcplab.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A connection state of RFC 9293, 3.3.2, with the spelling of the RFC, of the kernel ({@code include/net/tcp_states.h})
 * and of {@code ss}.
 */
public enum TcpState {
    CLOSED("CLOSED", "TCP_CLOSE", "UNCONN"),
    LISTEN("LISTEN", "TCP_LISTEN", "LISTEN"),
    SYN_SENT("SYN-SENT", "TCP_SYN_SENT", "SYN-SENT"),
    /** Also the kernel's {@code TCP_NEW_SYN_RECV}, the half-open request that is not yet a full socket. */
    SYN_RECEIVED("SYN-RECEIVED", "TCP_SYN_RECV", "SYN-RECV"),
    ESTABLISHED("ESTABLISHED", "TCP_ESTABLISHED", "ESTAB"),
    FIN_WAIT_1("FIN-WAIT-1", "TCP_FIN_WAIT1", "FIN-WAIT-1"),
    FIN_WAIT_2("FIN-WAIT-2", "TCP_FIN_WAIT2", "FIN-WAIT-2"),
    CLOSE_WAIT("CLOSE-WAIT", "TCP_CLOSE_WAIT", "CLOSE-WAIT"),
    CLOSING("CLOSING", "TCP_CLOSING", "CLOSING"),
    LAST_ACK("LAST-ACK", "TCP_LAST_ACK", "LAST-ACK"),
    TIME_WAIT("TIME-WAIT", "TCP_TIME_WAIT", "TIME-WAIT");

    /** In the order of {@code include/net/tcp_states.h}; the last is {@code TCP_NEW_SYN_RECV}. */
    private static final List<TcpState> BY_NUMBER = List.of(
            ESTABLISHED, SYN_SENT, SYN_RECEIVED, FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT, CLOSED, CLOSE_WAIT, LAST_ACK, LISTEN,
            CLOSING, SYN_RECEIVED);

    /** By what {@link #plain} makes of each spelling. */
    private static final Map<String, TcpState> BY_SPELLING = new HashMap<>();

    static {
        for (TcpState state : values()) {
            for (String spelling : new String[] {state.rfc, state.kernel, state.ss}) {
                BY_SPELLING.put(plain(spelling), state);
            }
        }
        BY_SPELLING.put("TCPNEWSYNRECV", SYN_RECEIVED);
    }

    private final String rfc;
    private final String kernel;
    private final String ss;

    TcpState(String rfc, String kernel, String ss) {
        this.rfc = rfc;
        this.kernel = kernel;
        this.ss = ss;
    }

    /** The RFC's spelling, {@code SYN-RECEIVED}: the one that the lab prints. */
    public String rfc() {
        return rfc;
    }

    /** All of them in the RFC's spelling. */
    public static List<String> names() {
        return Arrays.stream(values()).map(TcpState::rfc).toList();
    }

    /** The kernel's spelling, {@code TCP_SYN_RECV}. */
    public String kernel() {
        return kernel;
    }

    /** The spelling of {@code ss}, {@code SYN-RECV}. */
    public String ss() {
        return ss;
    }

    /** The state of any of the three spellings, in upper or lower case, with {@code -} or {@code _}; else empty. */
    public static Optional<TcpState> of(String word) {
        return Optional.ofNullable(BY_SPELLING.get(plain(word)));
    }

    /**
     * The state with the kernel's number ({@code TCP_ESTABLISHED} is 1), as sock_diag and TCP_INFO give it; else empty.
     */
    public static Optional<TcpState> ofNumber(int number) {
        return number >= 1 && number <= BY_NUMBER.size() ? Optional.of(BY_NUMBER.get(number - 1)) : Optional.empty();
    }

    private static String plain(String word) {
        return word.toUpperCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    @Override
    public String toString() {
        return rfc;
    }
}
