package tcplab.observe;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.event.Sample;
import tcplab.model.Endpoint;
import tcplab.model.TcpState;
import tcplab.text.Brief;

/**
 * One line of {@code ss -H -t -a -n -o -e -i -m -O}:
 *
 * <pre>TIME-WAIT 0      0       127.0.0.1:47232 127.83.9.1:7000  timer:(timewait,59sec,0) ino:0 sk:7</pre>
 */
public final class SsParser {
    /**
     * A number of bytes. Below zero in the middle of connect(2): tcp_diag_get_info() reads write_seq and snd_una without
     * a lock while tcp_connect() sets one after the other.
     */
    private static final Pattern QUEUE = Pattern.compile("-?\\d{1,18}");

    /** Behind the programs that hold the socket, if they are listed (-p): their names may hold anything. */
    private static final Pattern TIMER = Pattern.compile("^(users:\\(\\(.*\",pid=\\d+,fd=\\d+\\)\\)\\s*)?timer:\\(([^)]*)\\)\\s*");

    private SsParser() {}

    /** The socket in the line; an {@link IllegalArgumentException} if the line is no line of ss. */
    public static Sample.Row row(String line) {
        String[] words = line.strip().split("\\s+", 6);
        Optional<TcpState> state = TcpState.of(words[0]);
        if (words.length < 5 || state.isEmpty() || !QUEUE.matcher(words[1]).matches() || !QUEUE.matcher(words[2]).matches()) {
            throw new IllegalArgumentException("no line of ss: " + Brief.of(line));
        }
        String rest = words.length == 6 ? words[5] : "";
        Matcher timer = TIMER.matcher(rest);
        boolean runs = timer.find();
        String timerWords = runs ? timer.group(2) : "";
        return new Sample.Row(
                state.get(),
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                endpoint(words[3]),
                endpoint(words[4]),
                timerWords,
                (runs ? (timer.group(1) == null ? "" : timer.group(1)) + rest.substring(timer.end()) : rest).strip());
    }

    /**
     * {@code 10.0.0.1:80}, {@code [fd00::1]:80}, {@code 127.0.0.1%lo:80}, {@code *:80} (any address of both families),
     * {@code 0.0.0.0:*} (port 0). An IPv4-mapped address is given as IPv4.
     */
    private static Endpoint endpoint(String word) {
        int colon = word.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("no endpoint of ss: " + Brief.of(word));
        }
        String address = word.substring(0, colon).replaceFirst("%[^\\]]*", "");
        address = address.replaceFirst("^\\[", "").replaceFirst("\\]$", "").replaceFirst("^::ffff:(?=\\d+\\.)", "");
        String port = word.substring(colon + 1);
        try {
            return new Endpoint(address.equals("*") ? "::" : address, port.equals("*") ? 0 : Integer.parseInt(port));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no endpoint of ss: " + Brief.of(word), e);
        }
    }
}
