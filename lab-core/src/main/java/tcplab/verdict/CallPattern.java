package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tcplab.event.Call;
import tcplab.event.StepDone;
import tcplab.event.Unread;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.text.Told;

/**
 * Which call a claim means: the n-th of its name on the socket, with that first argument if one is given. Calls of the
 * lab itself and of Netty do not count.
 *
 * @param name of the call; empty for any
 * @param argument its first one; null if any will do
 * @param nth from 1
 */
record CallPattern(String socket, String name, CallArgument argument, int nth) {
    /** All such calls, in order of return. */
    List<Entry> all(Timeline timeline) {
        return timeline.entriesOf(Call.class).stream()
                .filter(entry -> counts((Call) entry.event()))
                .filter(entry -> argument == null || argument.isOf((Call) entry.event(), timeline))
                .sorted(Comparator.comparingInt(entry -> ((Call) entry.event()).ordinal()))
                .toList();
    }

    Optional<Entry> nth(Timeline timeline) {
        return all(timeline).stream().skip(nth - 1L).findFirst();
    }

    /** What is to be said where there are not so many. */
    Judgement missing(Timeline timeline) {
        Told because = tooFew(timeline);
        return OfCalls.isStopped(timeline) || timeline.all(StepDone.class).isEmpty()
                ? Judgement.inconclusive(because)
                : Judgement.refuted(because, List.of());
    }

    private Told tooFew(Timeline timeline) {
        Told because = say("%s made %d such calls", socket, all(timeline).size());
        List<Told> others = timeline.all(Call.class).stream()
                .filter(call -> argument != null && counts(call) && !argument.isOf(call, timeline))
                .map(call -> Told.plain(call.name() + "(" + call.arguments() + ")"))
                .distinct()
                .toList();
        return others.isEmpty() ? because : say("%1$s, and with other arguments: %2$s", because, Told.joined(", ", others));
    }

    private boolean counts(Call call) {
        boolean own = call.by() != Call.By.LAB && call.by() != Call.By.NETTY;
        return own
                && call.socket().equals(socket)
                && (name.isEmpty() || call.name().equals(name));
    }

    /** Why calls of the socket may be missing from the record; empty if none can be. */
    Optional<Told> obstacle(Timeline timeline) {
        return timeline.all(Unread.class).stream()
                .filter(unread -> unread.socket().equals(socket))
                .reduce((first, last) -> last)
                .map(Unread::inWords);
    }

    /** What its result tells, as {@link Draft#tells} wants it. */
    String fact() {
        return "call:" + socket + ":" + name + "#" + nth;
    }

    /** As a claim writes it, without the socket. */
    @Override
    public String toString() {
        return name + (argument == null ? "" : "(" + argument + ")") + (nth == 1 ? "" : "#" + nth);
    }
}
