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
            "recv", List.of("EOF", "ECONNRESET", "EPIPE", "ETIMEDOUT"),
            "send", List.of("ok", "EPIPE", "ECONNRESET", "EBADF", "ENOTCONN"),
            "connect", List.of("0", "ECONNREFUSED", "ETIMEDOUT", "EADDRNOTAVAIL", "ECONNRESET"),
            "bind", List.of("0", "EADDRINUSE", "EADDRNOTAVAIL", "EINVAL"),
            "listen", List.of("0", "EADDRINUSE", "EINVAL"),
            "accept", List.of("0", "ECONNABORTED", "EAGAIN"),
            "shutdown", List.of("0", "ENOTCONN", "EPIPE"),
            "close", List.of("0", "ECONNRESET", "EBADF"));

    private static final List<String> OTHERWISE = List.of("0", "EINVAL", "ENOPROTOOPT", "EBADF");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** What it might return instead, the likeliest first. @param call its name */
    List<ClaimedResult> others(String call) {
        if (isText && text.matches("[\\d ]+")) {
            // The value of a setting.
            return List.of(divided(2), divided(4), new ClaimedResult("EINVAL", false), new ClaimedResult("EACCES", false));
        }
        List<String> names = new ArrayList<>(USUAL.getOrDefault(call, OTHERWISE));
        List<ClaimedResult> results = new ArrayList<>();
        if (!isText) {
            names.remove(text);
        }
        if (!isText && text.matches("[1-9]\\d*")) {
            // With a number the call is a success.
            names.remove("ok");
        }
        names.forEach(name -> results.add(new ClaimedResult(name, false)));
        if (!isText && text.matches("[1-9]\\d*")) {
            results.add(new ClaimedResult(String.valueOf(Long.parseLong(text) * 2), false));
        } else if (isText && text.length() > 2) {
            results.add(new ClaimedResult(text.substring(0, text.length() / 2), true));
        }
        return results;
    }

    /** As a learner reads it. */
    Told spoken() {
        if (!isText && text.equals("ok")) {
            return say("it succeeds");
        }
        return isText
                ? Told.plain(toString())
                : Errno.of(text).map(errno -> Told.format("%s (%s)", text, errno.text())).orElse(Told.plain(text));
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
