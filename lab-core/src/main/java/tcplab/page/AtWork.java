package tcplab.page;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.event.Call;
import tcplab.event.ChannelEvent;
import tcplab.event.StepDone;
import tcplab.journal.Timeline;
import tcplab.scene.Rung;

/**
 * The step of the script that was at work when something happened: the one that had begun last; of what a reaction did, the
 * step that had asked for the reaction.
 */
final class AtWork {
    /** {@code conn on eof: close}, {@code front netty on channelRead: pass back}. */
    private static final Pattern ON = Pattern.compile("(\\S+)\\s+(netty\\s+)?on\\s+(\\S+?):\\s*(.*)");

    /** A reaction. @param event on which it acts, @param does what, as written */
    private record Reaction(StepDone step, String socket, boolean netty, String event, String does) {
        static Optional<Reaction> of(StepDone step) {
            Matcher on = ON.matcher(step.text());
            return on.matches()
                    ? Optional.of(new Reaction(step, on.group(1), on.group(2) != null, on.group(3), on.group(4)))
                    : Optional.empty();
        }

        /** A reaction of a channel may act on another channel. */
        boolean isOn(String name) {
            return socket.equals(name) || netty && List.of(does.split("\\W+")).contains(name);
        }
    }

    /** @param since when what it acts on had happened last */
    private record Candidate(Reaction reaction, long since) {}

    private final Timeline timeline;
    private final List<Reaction> reactions;

    AtWork(Timeline timeline) {
        this.timeline = timeline;
        this.reactions = timeline.all(StepDone.class).stream().flatMap(step -> Reaction.of(step).stream()).toList();
    }

    /** None of a heading, which is said before the first step of its phase. */
    Optional<StepDone> of(Rung rung) {
        if (rung instanceof Rung.Story) {
            return Optional.empty();
        }
        return asked(rung).flatMap(this::reaction).or(() -> begunBefore(rung.atNanos()));
    }

    /** The call that a reaction made and that is told here, or whose segment leaves here. */
    private Optional<Call> asked(Rung rung) {
        List<Call> calls = List.of();
        if (rung instanceof Rung.Spoke spoke) {
            calls = timeline.entriesOf(Call.class).stream().filter(e -> e.id() == spoke.entryId()).map(e -> (Call) e.event()).toList();
        } else if (rung instanceof Rung.Flight flight && flight.part() != Rung.Part.ARRIVES && flight.part() != Rung.Part.COPY) {
            calls = flight.arrow().calls().isEmpty() ? writes(flight) : flight.arrow().calls();
        }
        return calls.stream().filter(call -> call.by() == Call.By.REACTION).findFirst();
    }

    /** How many bytes a channel has given to the kernel is not known: data is of its last write. */
    private List<Call> writes(Rung.Flight flight) {
        return timeline.all(Call.class).stream()
                .filter(call -> flight.passage().segment().length() > 0 && call.socket().equals(flight.arrow().sender()))
                .filter(call -> call.name().startsWith("write") && call.atNanos() <= flight.atNanos())
                .reduce((before, after) -> after)
                .stream()
                .toList();
    }

    /** The reaction whose event was the last before the call; of two to one event, the one that took the other's place. */
    private Optional<StepDone> reaction(Call call) {
        return reactions.stream()
                .filter(reaction -> reaction.isOn(call.socket()) && reaction.step.atNanos() <= call.atNanos())
                .flatMap(reaction -> happened(reaction, call).map(at -> new Candidate(reaction, at)).stream())
                .max(Comparator.comparingLong(Candidate::since).thenComparingLong(c -> c.reaction.step.atNanos()))
                .map(candidate -> candidate.reaction.step);
    }

    private Optional<Long> happened(Reaction reaction, Call before) {
        if (reaction.netty) {
            return timeline.all(ChannelEvent.class).stream()
                    .filter(e -> e.socket().equals(reaction.socket) && e.name().equals(reaction.event) && e.atNanos() <= before.atNanos())
                    .map(ChannelEvent::atNanos)
                    .max(Comparator.naturalOrder());
        }
        return timeline.all(Call.class).stream()
                .filter(call -> call.by() == Call.By.REACTION && call.name().equals("recv") && call.side() == before.side())
                .filter(call -> call.socket().equals(reaction.socket) && call.atNanos() <= before.atNanos())
                .filter(call -> reaction.event.equals(event(call)))
                .map(Call::atNanos)
                .max(Comparator.naturalOrder());
    }

    /** What the event loop has learned by reading. */
    private static String event(Call recv) {
        return recv.failed() ? "error" : recv.result().word().equals("EOF") ? "eof" : "data";
    }

    /** The step that had begun last. */
    Optional<StepDone> begunBefore(long atNanos) {
        return timeline.all(StepDone.class).stream().filter(done -> done.atNanos() <= atNanos).reduce((before, after) -> after);
    }
}
