package tcplab.judge;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.event.Census;
import tcplab.event.ChannelEvent;
import tcplab.event.Event;
import tcplab.event.SocketNamed;
import tcplab.journal.SocketHistory;
import tcplab.journal.Timeline;
import tcplab.model.Side;
import tcplab.model.Witness;
import tcplab.script.Experiment;
import tcplab.script.Premise;
import tcplab.text.Told;
import tcplab.verdict.Claim;
import tcplab.verdict.Judgement;
import tcplab.verdict.Verdict;

/**
 * What a claim comes to on the run of a control. Without its cause something else must have come of the same beginnings:
 * where nothing is known of the sockets of the claim, it says nothing that it came out otherwise. A premise may name the
 * very thing that the control takes away, so it need not hold where something was seen; where nothing was, it must, for
 * that nothing was seen shows only then that the cause was missing. It must as well where the claim came out as it was
 * recorded, for without its premise the claim says nothing there either. A claim on what a call of the script returned asks
 * nothing where the control left the call itself out; whether a program calls, or somebody who reacts, is a question.
 */
final class UnderControl {
    private UnderControl() {}

    /** What the claim comes to in that timeline of a control; @param asItIs what shows the claim as the script is */
    static Judgement judge(Experiment.ClaimLine line, List<Event> asItIs, Timeline timeline) {
        Judgement there = line.claim().judge(timeline);
        if (there.verdict() == Verdict.INCONCLUSIVE) {
            return there;
        } else if (!isAlive(line.claim(), timeline)) {
            return Judgement.inconclusive(say("nothing happened to the sockets of the claim: %s", there.because()));
        }
        boolean unseen = there.evidence().isEmpty();
        if (unseen && asItIs.stream().anyMatch(UnderControl::isCallOfTheScript)) {
            return Judgement.inconclusive(say("the control left out what the claim asks: %s", there.because()));
        }
        for (Premise premise : unseen || there.verdict() == line.recorded() ? line.premises() : Set.<Premise>of()) {
            Judgement judgement = premise.claim().judge(timeline);
            if (judgement.verdict() != Verdict.CONFIRMED) {
                return Judgement.inconclusive(unseen
                        ? say("nothing shows it, and its premise does not hold either, given %1$s: %2$s",
                                premise.text(), judgement.because())
                        : say("it came out the same, but its premise does not hold, given %1$s: %2$s",
                                premise.text(), judgement.because()));
            }
        }
        return there;
    }

    private static boolean isCallOfTheScript(Event event) {
        return event instanceof Call call && call.by() == Call.By.SCRIPT;
    }

    /** True if the claim's own witnesses, or the calls and the events of Netty that it speaks of, tell of one of its sockets. */
    private static boolean isAlive(Claim claim, Timeline timeline) {
        Set<Witness> witnesses = claim.witnesses();
        if (claim.sockets().isEmpty() || claim.sockets().contains("any") || witnesses.contains(Witness.COUNTERS)) {
            return !timeline.passages().isEmpty() || timeline.all(Census.class).stream().anyMatch(census -> !census.groups().isEmpty());
        }
        return claim.sockets().stream().anyMatch(socket -> {
            if (witnesses.contains(Witness.TCPDUMP)) {
                return timeline.passages().stream().anyMatch(passage -> timeline.roll().concerns(socket, passage));
            }
            return witnesses.isEmpty()
                    ? timeline.all(Call.class).stream().anyMatch(call -> call.socket().equals(socket))
                            || timeline.all(ChannelEvent.class).stream().anyMatch(event -> event.socket().equals(socket))
                    : hasStates(socket, timeline) || isCounted(socket, timeline);
        });
    }

    /** True if a census found any of a crowd, or of a side. */
    private static boolean isCounted(String socket, Timeline timeline) {
        return timeline.all(Census.class).stream()
                .flatMap(census -> census.groups().stream())
                .filter(group -> group.socket().equals(socket) || group.side().word().equals(socket))
                .anyMatch(group -> !group.counts().isEmpty());
    }

    /** Of a side without a socket of its name, if any of its sockets has. */
    private static boolean hasStates(String socket, Timeline timeline) {
        Optional<Side> whole = timeline.socket(socket).isPresent() ? Optional.empty() : Side.of(socket);
        return Stream.concat(
                        Stream.of(socket),
                        timeline.all(SocketNamed.class).stream()
                                .filter(named -> whole.filter(side -> side == named.side()).isPresent())
                                .map(SocketNamed::socket))
                .anyMatch(name -> !SocketHistory.of(timeline, name).states().isEmpty());
    }
}
