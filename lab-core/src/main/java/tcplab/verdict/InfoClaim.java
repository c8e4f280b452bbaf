package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.command.GetOption;
import tcplab.event.Call;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.language.Candidates;
import tcplab.language.Range;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.TcpInfo;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * {@code info SOCKET FIELD#N RANGE}: what the n-th {@code get TCP_INFO FIELD} of the socket gave. The kernel's own number
 * at the moment of the step, which is exact where a listing of ss has no certain moment.
 */
record InfoClaim(String socket, TcpInfo field, int nth, Range range) implements Claim {
    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "info",
                    "claim info SOCKET FIELD[#N] N|MIN..MAX|~TIME",
                    say("The n-th get TCP_INFO FIELD of the socket gave a number, or of a field that is a time, a time, in this range."),
                    "claim info client rto >=200ms")
                    .offering(Candidates.ofSocket(TcpInfo.words())),
            InfoClaim::parse);

    private static final Pattern FORM = Pattern.compile("([a-z_]+)(?:#([1-9]\\d{0,3}))?");

    static Claim parse(Tokens words) throws SyntaxProblem {
        String socket = words.next("SOCKET");
        String which = words.next("FIELD");
        Matcher form = FORM.matcher(which);
        String word = form.matches() ? form.group(1) : which;
        Tokens name = Tokens.of(List.of(new Tokens.Token(word, false)), "");
        TcpInfo field = TcpInfo.of(name.oneOf(say("field of TCP_INFO"), TcpInfo.words())).orElseThrow();
        int nth = form.group(2) == null ? 1 : Integer.parseInt(form.group(2));
        Range range = Range.parse(words.next(say("range")), field.isTime());
        words.end();
        return new InfoClaim(socket, field, nth, range);
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
    public boolean isOfTime() {
        return true;
    }

    @Override
    public Told told() {
        return nth == 1 ? say("TCP_INFO of %1$s gives %2$s %3$s", socket, field.word(), range.inSentence()) : Told.nothing();
    }

    @Override
    public Judgement judge(Timeline timeline) {
        List<Entry> asked = new ArrayList<>(timeline.entriesOf(Call.class).stream()
                .filter(entry -> isMeant((Call) entry.event()))
                .sorted(Comparator.comparingInt(entry -> ((Call) entry.event()).ordinal()))
                .toList());
        if (asked.size() < nth) {
            return Judgement.inconclusive(say("%1$s was asked for its %2$s %3$d times", socket, field.word(), asked.size()));
        }
        Entry entry = asked.get(nth - 1);
        Call call = (Call) entry.event();
        List<Integer> evidence = List.of(entry.id());
        OptionalLong number = field.number(call.detail());
        if (number.isEmpty()) {
            Told because = Told.plain(call.name() + "(" + call.arguments() + ") = " + call.result().word());
            return call.failed() ? Judgement.refuted(because, evidence) : Judgement.inconclusive(because);
        }
        String shown = field.isTime() ? Range.duration(number.getAsLong()) : call.detail();
        Told because = say("%s was %s", field.word(), shown);
        Range window = range.on(timeline.hz());
        Judgement judgement = window.contains(number.getAsLong())
                ? Judgement.confirmed(because, evidence)
                : Judgement.refuted(because, evidence);
        return judgement.measuring(shown, window.window());
    }

    private boolean isMeant(Call call) {
        return call.socket().equals(socket)
                && call.by() != Call.By.LAB
                && call.name().equals("getsockopt")
                && call.arguments().equals(GetOption.arguments(field));
    }

    @Override
    public void ask(Draft draft) {
        draft.asks(nth == 1
                        ? say("What is the first %1$s in TCP_INFO of %2$s (%3$s)?", field.word(), socket, InfoRules.meaning(field))
                        : say("%2$s is asked for the %1$s in TCP_INFO several times (%3$s). What is answer no. %4$d?",
                                field.word(), socket, InfoRules.meaning(field), nth))
                .tells(field == TcpInfo.STATE ? "state:" + socket : "info:" + socket + ":" + field.word() + nth)
                .since(InfoRules.rule(field));
        if (field.isTime()) {
            Times.offer(draft, range, field == TcpInfo.RTO ? TimeRules.TIMEOUT : TimeRules.ANY, other -> new InfoClaim(socket, field, nth, other));
        } else {
            numbers(draft);
        }
    }

    private void numbers(Draft draft) {
        Function<Range, Claim> claim = other -> new InfoClaim(socket, field, nth, other);
        Optional<Likely> likely = range.least() == range.most() ? InfoRules.likely(field, range.least(), draft.sent()) : Optional.empty();
        if (likely.isPresent()) {
            likely.get().offer(draft, range.least(), number -> InfoRules.spoken(field, number), claim);
        } else {
            Amounts.numbers(draft, range, other -> InfoRules.of(field, other), claim);
        }
    }
}
