package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.command.Verbs;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.language.Candidates;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Errno;
import tcplab.model.SocketOption;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/** {@code call SOCKET NAME(ARGUMENT)#N RESULT}: what that call returned. */
record CallClaim(CallPattern pattern, ClaimedResult result) implements OfCalls {
    /** Those that the verbs make. */
    private static final List<String> NAMES = Verbs.calls().stream().sorted().toList();

    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "call",
                    "claim call SOCKET NAME[(ARGUMENT)]#N RESULT | lasted MIN..MAX|~TIME | bytes N to EOF",
                    say("The n-th such call on the socket (with this first argument) returned this: ok, 0, a number, EOF, an errno, or a text in quotes; pending if it had not returned at the end. "
                            + "Or it took so long; or from it on until EOF so many bytes came. A call has the name that the ladder shows: getsockopt for get, SSL_read for tls read."),
                    "claim call client send#2 EPIPE")
                    .offering(Candidates.ofSocket(NAMES, List.of("0", "ok", "EOF", "pending", "lasted", "bytes"))),
            CallClaim::parse);

    private static final Pattern FORM = Pattern.compile("([A-Za-z_]*)(?:\\(([^)]+)\\))?(?:#([1-9]\\d{0,3}))?");
    private static final Pattern RESULT = Pattern.compile("ok|EOF|eof|close_notify|pending|\\d{1,18}|E[A-Z0-9]+|SIG[A-Z]+");

    static Claim parse(Tokens words) throws SyntaxProblem {
        String socket = words.next("SOCKET");
        String call = words.next(say("call"));
        Matcher form = FORM.matcher(call);
        if (!form.matches() || !form.group(1).isEmpty() && !NAMES.contains(form.group(1))) {
            String word = call.replaceFirst("[#(].*", "");
            throw new SyntaxProblem(say("'%s' is no %s", call, say("call")), say("%s, then #N", DidYouMean.hint(word, NAMES)));
        }
        if (form.group(1).endsWith("sockopt") && form.group(2) != null && SocketOption.of(form.group(2)).isEmpty()) {
            throw new SyntaxProblem(
                    say("'%s' is no %s", form.group(2), say("socket option")),
                    DidYouMean.hint(form.group(2), SocketOption.names()));
        }
        CallPattern pattern = new CallPattern(
                socket,
                form.group(1),
                form.group(2) == null ? null : new CallArgument(form.group(2)),
                form.group(3) == null ? 1 : Integer.parseInt(form.group(3)));
        if (words.take("lasted")) {
            return CallLastedClaim.parse(pattern, words);
        }
        return words.take("bytes") ? BytesToEofClaim.parse(pattern, words) : parse(pattern, words);
    }

    private static Claim parse(CallPattern pattern, Tokens words) throws SyntaxProblem {
        boolean isText = words.nextIsQuoted();
        String result = words.next(say("result"));
        boolean errno = result.startsWith("E") && !result.equals("EOF");
        if (!isText && (!RESULT.matcher(result).matches() || errno && Errno.of(result).isEmpty())) {
            throw new SyntaxProblem(
                    say("'%s' is no %s", result, say("result")),
                    DidYouMean.hint(result, Errno.names(),
                            say("write ok, EOF, a number, an errno such as ECONNRESET, pending, or a text in quotes")));
        }
        words.end();
        return new CallClaim(pattern, new ClaimedResult(result, isText));
    }

    @Override
    public boolean isForGood(Verdict verdict) {
        return true;
    }

    @Override
    public Told told() {
        return say("%1$s calls %2$s, and the result is %3$s", pattern.socket(), pattern, result);
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Optional<Entry> nth = pattern.nth(timeline);
        if (nth.isEmpty()) {
            return pattern.missing(timeline);
        }
        Entry entry = nth.get();
        Call call = (Call) entry.event();
        String detail = call.detail().isEmpty() || call.givesValue() ? "" : " (" + call.detail() + ")";
        Told because = Told.plain(call.name() + "(" + call.arguments() + ") = " + call.outcome() + detail);
        if (call.isPending() && (!expectsPending() || OfCalls.isStopped(timeline)) || call.result() instanceof CallResult.Unknown) {
            // Nobody has waited for it, or not until the end of the script.
            return Judgement.inconclusive(because);
        }
        Judgement judgement = matches(call)
                ? Judgement.confirmed(because, List.of(entry.id()))
                : Judgement.refuted(because, List.of(entry.id()));
        return judgement.measuring(call.detail().isEmpty() ? call.result().word() : call.detail(), result.text());
    }

    private boolean expectsPending() {
        return !result.isText() && result.text().equals("pending");
    }

    private boolean matches(Call call) {
        if (result.isText()) {
            return call.detail().equals(result.text());
        }
        if (result.text().equals("ok")) {
            return !call.failed();
        }
        return call.result().word().equalsIgnoreCase(result.text());
    }

    @Override
    public void ask(Draft draft) {
        boolean settled = pattern.name().equals("setsockopt") && result.text().equals("0");
        if (pattern.name().isEmpty() || settled || draft.isMissing(pattern.socket())) {
            // That an option can be set is hardly worth a guess, and a call that nobody makes returns nothing.
            return;
        }
        String called = pattern.name() + "(" + (pattern.argument() == null ? "" : pattern.argument()) + ")";
        CallAnswers answers = new CallAnswers(this, draft);
        draft.tells(pattern.fact())
                .since(ResultRules.of(pattern.name(), result))
                .otherwise(answers::rule)
                .asks(answers.mayEndTheProcess() ? what(called) : asked(called))
                .mixes(answers.right(), answers.suggested(), answers.others());
    }

    /** A call that ends its process returns nothing. */
    private Told what(String called) {
        return pattern.nth() == 1
                ? say("What comes of the first %1$s of %2$s?", called, pattern.socket())
                : say("%2$s calls %1$s several times. What comes of call no. %3$s?", called, pattern.socket(), pattern.nth());
    }

    private Told asked(String called) {
        return switch (pattern.nth()) {
            case 1 -> say("What does the first %1$s of %2$s return?", called, pattern.socket());
            case 2 -> say("What does the second %1$s of %2$s return?", called, pattern.socket());
            case 3 -> say("What does the third %1$s of %2$s return?", called, pattern.socket());
            default -> say("%2$s calls %1$s several times. What does call no. %3$s return?", called, pattern.socket(), pattern.nth());
        };
    }
}
