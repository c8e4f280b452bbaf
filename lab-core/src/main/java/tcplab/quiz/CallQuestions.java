package tcplab.quiz;

import static tcplab.quiz.Draft.claim;
import static tcplab.text.Language.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tcplab.model.Errno;

/** Questions from the claims that speak of what the kernel tells an application: a call's result, or an RST's reason. */
final class CallQuestions {
    /** What else each call may well return. */
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
    private static final List<String> REASONS = List.of(
            "TCP_ABORT_ON_CLOSE", "TCP_ABORT_ON_DATA", "TCP_ABORT_ON_LINGER", "TCP_STATE", "NO_SOCKET");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private CallQuestions() {}

    /** {@code call SOCKET NAME#N RESULT}. */
    static Draft call(Draft draft) {
        String socket = draft.word(1);
        String[] call = (draft.word(2) + "#1").split("#");
        String claimed = draft.words().get(draft.words().size() - 1);
        if (draft.word(2).contains("(")) {
            return draft.asks(say("Does %1$s call %2$s, with the result %3$s?", socket, draft.word(2), claimed))
                    .offersYesAndNo(draft.claim());
        }
        String stem = "call " + socket + " " + draft.word(2) + " ";
        List<Choice> others = new ArrayList<>();
        if (call[0].equals("recv") && claimed.startsWith("\"")) {
            draft.sent().forEach(text -> others.add(new Choice(text, claim(stem + text))));
        }
        for (String result : others(call[0], claimed)) {
            others.add(new Choice(words(result), claim(stem + result)));
        }
        if (call[0].equals("recv") && (claimed.equals("EOF") || isErrno(claimed))) {
            // A recv of 0 is no failure either.
            others.add(new Choice(say("data"), new Both(claim(stem + "ok"), new Not(claim(stem + "EOF")))));
        }
        String question = call[1].equals("1")
                ? say("What does %1$s() of %2$s return?", call[0], socket)
                : say("What does %1$s() of %2$s return, call no. %3$s?", call[0], socket, call[1]);
        return draft.asks(question).mixes(new Choice(words(claimed), draft.claim()), others);
    }

    private static List<String> others(String call, String claimed) {
        if (claimed.matches("\"[\\d ]+\"")) {
            // The value of a setting.
            return List.of(divided(claimed, 2), divided(claimed, 4), "EINVAL", "EACCES");
        }
        List<String> results = new ArrayList<>(USUAL.getOrDefault(call, OTHERWISE));
        results.remove(claimed);
        if (claimed.startsWith("SIG")) {
            // A signal is no errno, so the call would count as a success.
            results.remove("ok");
        } else if (claimed.matches("[1-9]\\d*")) {
            results.remove("ok");
            results.add(String.valueOf(Long.parseLong(claimed) * 2));
        } else if (claimed.length() > 4 && claimed.startsWith("\"")) {
            results.add(claimed.substring(0, claimed.length() / 2) + "\"");
        }
        return results;
    }

    private static String divided(String numbers, int divisor) {
        return NUMBER.matcher(numbers).replaceAll(n -> Long.toString(Long.parseLong(n.group()) / divisor));
    }

    private static boolean isErrno(String result) {
        return Errno.of(result).isPresent();
    }

    private static String words(String result) {
        if (result.equals("ok")) {
            return say("it succeeds");
        }
        return Errno.of(result).map(errno -> result + " (" + errno.text() + ")").orElse(result);
    }

    /** {@code reset SOCKET sent|received [REASON]}. */
    static Draft reset(Draft draft) {
        boolean sent = draft.word(2).equals("sent");
        if (draft.words().size() < 4) {
            return draft.asks(sent
                            ? say("Does the kernel report that %s sent an RST?", draft.word(1))
                            : say("Does the kernel report that %s received an RST?", draft.word(1)))
                    .offersYesAndNo(draft.claim());
        }
        String stem = "reset " + draft.word(1) + " " + draft.word(2) + " ";
        List<Choice> others =
                REASONS.stream().map(reason -> new Choice(reason, claim(stem + reason))).toList();
        return draft.asks(say("Which reason does the kernel report for the RST of %s?", draft.word(1)))
                .mixes(new Choice(draft.word(3), draft.claim()), others);
    }
}
