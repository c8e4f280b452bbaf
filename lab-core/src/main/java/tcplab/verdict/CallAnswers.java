package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.journal.Timeline;
import tcplab.model.Errno;
import tcplab.text.Language;
import tcplab.text.Told;

/** What a call might return, for a question: what it is claimed to, and what it may be thought to. */
final class CallAnswers {
    private static final String SIGNAL = "SIGPIPE";
    /** With more of them the usual ones would have no place. */
    private static final int MOST_SUGGESTED = 2;
    /** What a socket is told by one of these it may be thought to be told by another. */
    private static final Set<String> OF_A_CONNECTION = Set.of("recv", "send", "shutdown");

    private final CallPattern pattern;
    private final CallClaim claimed;
    private final Draft draft;

    CallAnswers(CallClaim claimed, Draft draft) {
        this.claimed = claimed;
        this.pattern = claimed.pattern();
        this.draft = draft;
    }

    /** How many bytes there were tells how long the text was, and not what TCP made of it. */
    Choice right() {
        ClaimedResult result = claimed.result();
        String text = text();
        if (text != null) {
            return of(new ClaimedResult(text, true).spoken(pattern), claimed, rule(result));
        } else if (reads() && result.isText()) {
            return data(say("the data that was sent"), claimed);
        } else if (reads() && result.isNumber()) {
            return anyData();
        }
        return !result.isText() && result.isNumber() && !result.text().equals("0") ? returns(new ClaimedResult("ok", false)) : returns(result);
    }

    /** True if the signal of the call may be what comes of it. */
    boolean mayEndTheProcess() {
        return claimed.result().text().equals(SIGNAL) || suggested().stream().anyMatch(choice -> Language.EN.tell(choice.text()).equals(SIGNAL));
    }

    /** Those that this experiment suggests, which are always offered. */
    List<Choice> suggested() {
        List<Choice> choices = new ArrayList<>(texts().stream().limit(1).toList());
        // Where the claim is known to be wrong, the right one is among the usual ones.
        if (!draft.isRefuted() && !claimed.result().isError(pattern)) {
            errors().stream().limit(MOST_SUGGESTED - choices.size()).forEach(error -> choices.add(returns(new ClaimedResult(error, false))));
        }
        return choices;
    }

    /** The usual ones, the likeliest first. */
    List<Choice> others() {
        List<Choice> choices = new ArrayList<>(texts().stream().skip(1).toList());
        ClaimedResult result = claimed.result();
        result.others(pattern).forEach(other -> choices.add(returns(other)));
        if (reads() && !result.isText() && !result.isNumber()) {
            choices.add(anyData());
        }
        return choices;
    }

    /** By what rule a run comes to a result that no answer names. */
    Told rule(Timeline timeline) {
        return pattern.nth(timeline).map(entry -> ofCall((Call) entry.event())).orElse(Told.nothing());
    }

    private Told ofCall(Call call) {
        if (call.givesValue()) {
            return claimed.result().isError(pattern)
                    ? ResultRules.ofValue(call.detail(), true)
                    : SettingRules.of(pattern).getOrDefault(call.detail(), Told.nothing());
        }
        String word = call.result().word();
        boolean known = Errno.of(word).isPresent() || word.matches("\\d+|EOF|close_notify|pending|SIGPIPE");
        return known ? ResultRules.of(pattern.name(), new ClaimedResult(word, false)) : Told.nothing();
    }

    private boolean reads() {
        return pattern.name().equals("recv") || pattern.name().equals("SSL_read");
    }

    /** What is read, where it says more than that it came: it is only a part of what was sent, or all of it, or one of several texts. */
    private String text() {
        List<String> sent = sent();
        ClaimedResult result = claimed.result();
        if (!reads() || sent.isEmpty()) {
            return null;
        } else if (result.isText()) {
            return sent.equals(List.of(result.text())) ? null : result.text();
        }
        boolean isPart = pattern.nth() == 1 && sent.size() == 1 && result.text().matches("[1-9]\\d{0,3}")
                && Integer.parseInt(result.text()) < sent.get(0).length();
        return isPart ? sent.get(0).substring(0, Integer.parseInt(result.text())) : null;
    }

    /** Nobody expects to read what he has sent, but of a socket that is connected to itself. */
    private List<String> sent() {
        Background background = draft.background();
        List<String> others = background.texts(by -> !by.equals(pattern.socket()));
        return others.isEmpty() ? background.texts() : others;
    }

    /** Other texts that might be read instead, those first that have to do with it; none where the answer is no text. */
    private List<Choice> texts() {
        String text = text();
        if (text == null) {
            return List.of();
        }
        Set<String> texts = new LinkedHashSet<>(sent().stream()
                .sorted(Comparator.comparing((String other) -> !other.contains(text) && !text.contains(other)))
                .toList());
        draft.background().joined().stream().filter(joined -> joined.contains(text)).forEach(texts::add);
        texts.remove(text);
        return texts.stream().map(other -> new Choice(
                new ClaimedResult(other, true).spoken(pattern),
                new CallClaim(pattern, new ClaimedResult(other, true)),
                ofText(other, text))).toList();
    }

    private Told ofText(String other, String text) {
        String quoted = new ClaimedResult(other, true).toString();
        if (pattern.argument() != null && pattern.argument().text().equals("urgent")) {
            return say("%s is more than the urgent byte: only the last byte of an urgent send() is kept apart", quoted);
        } else if (text.contains(other)) {
            return say("%s alone is read where the rest has not come by then: what has come is read together, whatever calls have sent it", quoted);
        } else if (!sent().contains(other)) {
            return say("%s is read at once where all of it has come before, the call asks for so much, and no byte of it is urgent", quoted);
        }
        return other.contains(text)
                ? say("%s is read whole where the call asks for so much and no byte of it is urgent", quoted)
                : say("%s is what another send() handed over: a read gives the bytes of its own connection, each once and in the order of sending", quoted);
    }

    /** What other calls of the experiment are claimed to fail with, and what a thread meets whose descriptor another one closes. */
    private Set<String> errors() {
        boolean shared = draft.background().threads().contains(pattern.socket()) && OF_A_CONNECTION.contains(pattern.name());
        Stream<CallClaim> claims = draft.background().claims().stream()
                .map(claim -> claim instanceof Guarded guarded ? guarded.claim() : claim)
                .filter(CallClaim.class::isInstance).map(CallClaim.class::cast)
                .filter(other -> !other.result().isText() && isNear(other.pattern()))
                .sorted(Comparator.comparing(other -> !other.pattern().name().equals(pattern.name())));
        Set<String> errors = new LinkedHashSet<>(shared ? List.of("EBADF") : List.of());
        claims.map(other -> other.result().text()).filter(word -> Errno.of(word).isPresent() || word.equals(SIGNAL)).forEach(errors::add);
        if (claimed.result().text().equals(SIGNAL)) {
            errors.add("EPIPE");
        }
        errors.remove(claimed.result().text());
        return errors;
    }

    private boolean isNear(CallPattern other) {
        return other.name().equals(pattern.name())
                || other.socket().equals(pattern.socket()) && OF_A_CONNECTION.contains(other.name()) && OF_A_CONNECTION.contains(pattern.name());
    }

    /** The end of input is no failure either. */
    private Choice anyData() {
        Claim ends = new Both(new Not(result("EOF")), new Not(result("close_notify")));
        return data(say("data"), new Both(result("ok"), ends));
    }

    private CallClaim result(String word) {
        return new CallClaim(pattern, new ClaimedResult(word, false));
    }

    private Choice data(Told text, Claim claim) {
        return of(text, claim, ResultRules.of(pattern.name(), new ClaimedResult("ok", false)));
    }

    /** That data comes before all else is a reason where data has come, and none for whoever expects some. */
    private Choice of(Told text, Claim claim, Told rule) {
        return ResultRules.isOfData(rule) ? Choice.unless(text, claim, rule, ResultRules.withoutData(pattern.name())) : new Choice(text, claim, rule);
    }

    private Choice returns(ClaimedResult other) {
        return of(other.spoken(pattern), new CallClaim(pattern, other), rule(other));
    }

    private Told rule(ClaimedResult other) {
        if (other.isError(pattern)) {
            return ResultRules.ofValue(other.text(), true);
        } else if (other.text().equals("EPIPE") && claimed.result().text().equals(SIGNAL)) {
            // What leads to the one leads to the other.
            return say("EPIPE is returned where the process catches SIGPIPE or ignores it, or the call asks for no signal");
        }
        Told ofSetting = other.isText() ? SettingRules.of(pattern).get(other.text()) : null;
        if (ofSetting != null) {
            return ofSetting;
        }
        return other.isText() && !other.equals(claimed.result()) && !reads()
                ? ResultRules.ofValue(other.text(), false)
                : ResultRules.of(pattern.name(), other);
    }
}
