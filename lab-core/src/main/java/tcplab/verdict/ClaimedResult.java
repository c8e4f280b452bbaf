package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tcplab.model.Errno;
import tcplab.text.Columns;
import tcplab.text.Told;

/**
 * What a call returns, as a claim says it.
 *
 * @param text as a claim writes it, without quotes
 * @param isText true for what was received, or the value of a setting
 */
record ClaimedResult(String text, boolean isText) {
    /** What each call may well return. */
    private static final Map<String, List<String>> USUAL = Map.of(
            "recv", List.of("EOF", "ECONNRESET", "EPIPE", "pending", "ETIMEDOUT"),
            "send", List.of("ok", "pending", "EPIPE", "ECONNRESET", "EBADF", "ENOTCONN"),
            "connect", List.of("0", "ECONNREFUSED", "pending", "ETIMEDOUT", "EADDRNOTAVAIL", "ECONNRESET"),
            "bind", List.of("0", "EADDRINUSE", "EADDRNOTAVAIL", "EINVAL"),
            "listen", List.of("0", "EADDRINUSE", "EINVAL"),
            "accept", List.of("0", "ECONNABORTED", "EAGAIN"),
            "shutdown", List.of("0", "ENOTCONN", "EPIPE"),
            "close", List.of("0", "ECONNRESET", "EBADF"),
            "SSL_read", List.of("EOF", "close_notify", "ECONNRESET"));

    private static final List<String> OTHERWISE = List.of("0", "EINVAL", "ENOPROTOOPT", "EBADF");
    private static final String SO_ERROR = "SO_ERROR";
    /** Errors that may wait at a socket. */
    private static final List<Errno> WAITING =
            List.of(Errno.ECONNRESET, Errno.EPIPE, Errno.ETIMEDOUT, Errno.ECONNREFUSED);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** What it might return instead, the likeliest first. */
    List<ClaimedResult> others(CallPattern pattern) {
        List<ClaimedResult> results = new ArrayList<>();
        if (isError(pattern)) {
            results.add(new ClaimedResult("0", true));
            WAITING.forEach(errno -> results.add(new ClaimedResult(String.valueOf(errno.number()), true)));
            return results;
        } else if (isText && isNumber()) {
            // The value of a setting.
            List<String> known = SettingRules.of(pattern).keySet().stream().filter(value -> !value.equals(text)).toList();
            return known.isEmpty()
                    ? List.of(divided(2), divided(4), new ClaimedResult("EINVAL", false), new ClaimedResult("EACCES", false))
                    : known.stream().map(value -> new ClaimedResult(value, true)).toList();
        }
        List<String> names = new ArrayList<>(USUAL.getOrDefault(pattern.name(), OTHERWISE));
        if (!isText) {
            names.remove(text);
        }
        if (!isText && isNumber() && !text.equals("0")) {
            // With a number the call is a success.
            names.remove("ok");
        }
        names.forEach(name -> results.add(new ClaimedResult(name, false)));
        return results;
    }

    /** True of the error that getsockopt gives; a script asks for few other numbers so small. */
    boolean isError(CallPattern pattern) {
        boolean asked = pattern.argument() != null && pattern.argument().text().equals(SO_ERROR);
        boolean small = text.matches("\\d{1,3}");
        return isText && small && pattern.name().equals("getsockopt") && (asked || pattern.argument() == null);
    }

    boolean isNumber() {
        return text.matches("\\d[\\d ]*");
    }

    /** As a learner reads it. */
    Told spoken(CallPattern pattern) {
        if (isError(pattern)) {
            return text.equals("0") ? say("0, no error") : Told.plain(text + " (" + new Errno(Integer.parseInt(text)).name() + ")");
        }
        if (!isText && (text.equals("ok") || text.equals("0"))) {
            return say("it succeeds");
        } else if (!isText && text.equals("pending")) {
            return say("nothing: it waits to the end");
        }
        return isText
                ? Told.plain(toString())
                : Errno.of(text).map(errno -> say("%1$s (%2$s)", text, errno.text())).orElse(Told.plain(text));
    }

    /** As a claim writes it. */
    @Override
    public String toString() {
        return isText ? '"' + Columns.printable(text) + '"' : text;
    }

    private ClaimedResult divided(int divisor) {
        return new ClaimedResult(
                NUMBER.matcher(text).replaceAll(n -> Long.toString(Long.parseLong(n.group()) / divisor)), true);
    }
}
