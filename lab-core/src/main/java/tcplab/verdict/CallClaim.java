package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.command.Verbs;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.StepDone;
import tcplab.event.Unread;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.language.Candidates;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Errno;
import tcplab.model.SocketOption;
import tcplab.model.Witness;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/**
 * {@code call SOCKET NAME(ARGUMENT)#N RESULT}: what the n-th such call on the socket returned, with that first argument
 * if one is given. The journal records every call, so no witness is needed. Calls of the lab itself do not count.
 *
 * @param name of the call; empty for any
 * @param argument its first one; null if any will do
 */
record CallClaim(String socket, String name, CallArgument argument, int nth, ClaimedResult result) implements Claim {
    /** Those that the verbs make. */
    private static final List<String> NAMES = Verbs.calls().stream().sorted().toList();

    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "call",
                    "claim call SOCKET NAME[(ARGUMENT)]#N RESULT",
                    say("The n-th such call on the socket (with this first argument) returned this: ok, 0, a number, EOF, an errno, or a text in quotes; pending if it had not returned at the end. "
                            + "A call has the name that the ladder shows: getsockopt for get, SSL_read for tls read."),
                    "claim call client send#2 EPIPE")
                    .offering(Candidates.ofSocket(NAMES, List.of("0", "ok", "EOF", "pending"))),
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
        words.take("=");
        boolean isText = words.nextIsQuoted();
        String result = words.next(say("result"));
        boolean errno = result.startsWith("E") && !result.equals("EOF");
        if (!isText && (!RESULT.matcher(result).matches() || errno && Errno.of(result).isEmpty())) {
            throw new SyntaxProblem(
                    say("'%s' is no %s", result, say("result")),
                    DidYouMean.nearest(result, Errno.names()).map(near -> say("did you mean '%s'?", near))
                            .orElse(say("write ok, EOF, a number, an errno such as ECONNRESET, pending, or a text in quotes")));
        }
        words.end();
        int nth = form.group(3) == null ? 1 : Integer.parseInt(form.group(3));
        CallArgument argument = form.group(2) == null ? null : new CallArgument(form.group(2));
        return new CallClaim(socket, form.group(1), argument, nth, new ClaimedResult(result, isText));
    }

    @Override
    public boolean isForGood(Verdict verdict) {
        return true;
    }

    @Override
    public Set<Witness> witnesses() {
        return Set.of();
    }

    @Override
    public Set<String> sockets() {
        return Set.of(socket);
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Optional<Unread> unread =
                timeline.all(Unread.class).stream().filter(u -> u.socket().equals(socket)).reduce((first, last) -> last);
        if (unread.isPresent()) {
            return Judgement.inconclusive(unread.get().inWords());
        }
        List<Entry> calls = timeline.entriesOf(Call.class).stream()
                .filter(entry -> counts((Call) entry.event()))
                .filter(entry -> argument == null || argument.isOf((Call) entry.event(), timeline))
                .sorted(java.util.Comparator.comparingInt(entry -> ((Call) entry.event()).ordinal()))
                .toList();
        if (calls.size() < nth) {
            Told because = tooFew(calls.size(), timeline);
            return isStopped(timeline) || timeline.all(StepDone.class).isEmpty()
                    ? Judgement.inconclusive(because)
                    : Judgement.refuted(because, List.of());
        }
        Entry entry = calls.get(nth - 1);
        Call call = (Call) entry.event();
        String detail = call.detail().isEmpty() ? "" : " (" + call.detail() + ")";
        Told because = Told.plain(call.name() + "(" + call.arguments() + ") = " + call.result().word() + detail);
        if (call.isPending() && (!expectsPending() || isStopped(timeline)) || call.result() instanceof CallResult.Unknown) {
            // Nobody has waited for it, or not until the end of the script.
            return Judgement.inconclusive(because);
        }
        Judgement judgement = matches(call)
                ? Judgement.confirmed(because, List.of(entry.id()))
                : Judgement.refuted(because, List.of(entry.id()));
        return judgement.measuring(call.detail().isEmpty() ? call.result().word() : call.detail(), result.text());
    }

    private Told tooFew(int number, Timeline timeline) {
        Told because = say("%s made %d such calls", socket, number);
        List<Told> others = timeline.all(Call.class).stream()
                .filter(call -> argument != null && counts(call) && !argument.isOf(call, timeline))
                .map(call -> Told.plain(call.name() + "(" + call.arguments() + ")"))
                .distinct()
                .toList();
        return others.isEmpty() ? because : say("%1$s, and with other arguments: %2$s", because, Told.joined(", ", others));
    }

    private static boolean isStopped(Timeline timeline) {
        return timeline.all(StepDone.class).stream().anyMatch(step -> step.problem() != null);
    }

    private boolean counts(Call call) {
        boolean own = call.by() != Call.By.LAB && call.by() != Call.By.NETTY;
        return own
                && call.socket().equals(socket)
                && (name.isEmpty() || call.name().equals(name));
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
        if (argument != null) {
            String call = name + "(" + argument + ")" + (nth == 1 ? "" : "#" + nth);
            draft.asks(say("Does %1$s call %2$s, with the result %3$s?", socket, call, result)).offersYesAndNo(this);
            return;
        }
        List<ClaimedResult> others = new ArrayList<>();
        if (name.equals("recv") && result.isText()) {
            draft.sent().forEach(text -> others.add(new ClaimedResult(text, true)));
        }
        others.addAll(result.others(name));
        List<Choice> choices = new ArrayList<>(others.stream().map(this::returns).toList());
        if (name.equals("recv") && !result.isText() && (result.text().equals("EOF") || Errno.of(result.text()).isPresent())) {
            // A recv of 0 is no failure either.
            Claim succeeds = new CallClaim(socket, name, null, nth, new ClaimedResult("ok", false));
            Claim ends = new CallClaim(socket, name, null, nth, new ClaimedResult("EOF", false));
            choices.add(new Choice(say("data"), new Both(succeeds, new Not(ends))));
        }
        draft.asks(nth == 1
                        ? say("What does %1$s() of %2$s return?", name, socket)
                        : say("What does %1$s() of %2$s return, call no. %3$s?", name, socket, nth))
                .mixes(returns(result), choices);
    }

    private Choice returns(ClaimedResult other) {
        return new Choice(other.spoken(), new CallClaim(socket, name, null, nth, other));
    }
}
