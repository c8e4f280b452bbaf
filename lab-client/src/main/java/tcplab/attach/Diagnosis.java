package tcplab.attach;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tcplab.attach.Fault.Certainty;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.TcpState;
import tcplab.render.Durations;
import tcplab.text.Told;

/**
 * What waits for somebody among the sockets of a process, and for whom, by two looks a second apart. What a healthy
 * connection passes through in a moment is no fault.
 */
public final class Diagnosis {
    /** No kernel needs so long for the next step. */
    private static final long LASTS_MILLIS = 1_000;
    /** A program that computes, or is meant to send for long after the peer has shut down, does not need so long. */
    private static final long SURELY_MILLIS = 60_000;

    /** Fewer are every client's. */
    private static final int MANY_TIME_WAIT = 1_000;
    private static final int MANY_REQUESTS = 10;
    private static final int MANY_ORPHANS = 10;

    /** What was asked so often in a row has nobody who answers. */
    private static final int UNANSWERED = 3;
    /** Keepalive probes are few. */
    private static final int UNANSWERED_KEEPALIVE = 2;
    /** A window that was asked for so often, with an answer each time, has been shut for more than a second: 200, 400, 800 ms. */
    private static final int SHUT = 3;

    private static final String FULL = "The accept queue is full: LISTEN with Recv-Q above Send-Q, ListenOverflows rises";

    private final Map<FourTuple, Held> before = new HashMap<>();
    private final SocketTable first;
    private final SocketTable now;
    private final Kernel kernel;
    private final List<Fault> faults = new ArrayList<>();

    private Diagnosis(SocketTable first, SocketTable second, Kernel kernel) {
        first.all().forEach(one -> before.put(one.row().tuple(), one));
        this.first = first;
        this.now = second;
        this.kernel = kernel;
    }

    /**
     * The faults: what is certain first, what is harmless last, and among these those with most sockets first.
     *
     * @param first the look before
     * @param second the look a second later
     */
    public static List<Fault> of(SocketTable first, SocketTable second, Kernel kernel) {
        Diagnosis diagnosis = new Diagnosis(first, second, kernel);
        diagnosis.ofOpening();
        diagnosis.ofOpen();
        diagnosis.ofClosing();
        diagnosis.ofTimeWait();
        return diagnosis.faults.stream()
                .sorted(Comparator.comparing(Fault::certainty).thenComparing(fault -> -fault.sockets().size()))
                .toList();
    }

    private void ofOpening() {
        add(FULL, in(Set.of(TcpState.LISTEN), this::isFull),
                all -> say("%1$d listeners whose accept queue is full: %2$d connections wait for accept()", all.size(), all.stream().mapToLong(one -> one.row().recvQ()).sum()),
                process(), all -> Certainty.CERTAIN);
        add("Connections are established, and no program has accepted them",
                in(Set.of(TcpState.ESTABLISHED, TcpState.CLOSE_WAIT), one -> one.isKernels() && lasts(one)),
                all -> say("%1$d connections have not been accepted, the longest without a segment for %2$s", all.size(), longest(all)),
                process(), all -> Certainty.CERTAIN);
        add("connect() times out: SYN-SENT, and the SYN is sent again and again", in(Set.of(TcpState.SYN_SENT), one -> one.repeats() > 0 && !meetsFullQueue(one)),
                all -> say("%1$d in SYN-SENT whose SYN was sent again up to %2$d times", all.size(), mostRepeats(all)),
                say("the network, or the host that is to answer"), all -> Certainty.LIKELY);
        in(Set.of(TcpState.SYN_SENT), one -> one.repeats() > 0 && meetsFullQueue(one)).stream()
                .collect(Collectors.groupingBy(one -> one.row().remote()))
                .forEach((listener, all) -> add(FULL, all,
                        some -> say("%1$d in SYN-SENT towards %2$s, which listens here with a full accept queue", some.size(), listener),
                        say("the program that listens there: %s", now.listener(listener).map(Held::program).orElse("?")), some -> Certainty.CERTAIN));
        Set<Integer> full = in(Set.of(TcpState.LISTEN), this::isFull).stream().map(one -> one.row().local().port()).collect(Collectors.toSet());
        // While the accept queue is full, the third segments do come, and are ignored here.
        List<Held> requests = in(Set.of(TcpState.SYN_RECEIVED), one -> one.repeats() > 0 && !full.contains(one.row().local().port()));
        add("Many requests in SYN-RECEIVED", requests.size() < MANY_REQUESTS ? List.of() : requests,
                all -> say("%d requests whose third segment has not come", all.size()), say("the clients, or the network to them"), all -> Certainty.LIKELY);
    }

    private void ofOpen() {
        add("Recv-Q of an open connection does not shrink", in(Set.of(TcpState.ESTABLISHED), this::isStalled),
                all -> say("%1$d open connections of which nothing was read for a second: %2$d bytes are unread", all.size(), all.stream().mapToLong(one -> one.row().recvQ()).sum()),
                process(), all -> Certainty.CERTAIN);
        add("Zero window: Send-Q does not shrink, timer persist, window probes", in(Set.of(TcpState.ESTABLISHED, TcpState.CLOSE_WAIT), Diagnosis::isShut),
                all -> say("%1$d open connections whose peer has no room: %2$d bytes wait here", all.size(), all.stream().mapToLong(one -> one.row().sendQ()).sum()),
                say("the peer's program: it does not read"), all -> Certainty.CERTAIN);
        add("ESTABLISHED although the peer is gone: no error, no exception, no channelInactive",
                in(Set.of(TcpState.ESTABLISHED, TcpState.CLOSE_WAIT), Diagnosis::isUnanswered),
                all -> say("%1$d open connections on which what was sent has had no answer, %2$d times in a row", all.size(), mostRepeats(all)), network(), all -> Certainty.LIKELY);
        add("A client is connected to itself: local and peer address are the same",
                in(Set.of(TcpState.ESTABLISHED), one -> one.row().local().equals(one.row().remote())),
                all -> say("%d connected to themselves", all.size()), process(), all -> Certainty.CERTAIN);
    }

    private void ofClosing() {
        add("Thousands of sockets in CLOSE-WAIT",
                in(Set.of(TcpState.CLOSE_WAIT), one -> lasts(one) && !one.isKernels() && !isShut(one) && !isUnanswered(one)),
                all -> say("%1$d in CLOSE-WAIT, the longest without a segment for %2$s: %3$s", all.size(), longest(all), whatIsRead(all)), process(), Diagnosis::ifLong);
        add("FIN-WAIT-1 that lasts", in(Set.of(TcpState.FIN_WAIT_1, TcpState.LAST_ACK, TcpState.CLOSING), Diagnosis::isShut),
                all -> say("%d have closed, and their FIN waits behind data: the peer's window is shut", all.size()), say("the peer's program: it does not read"), all -> Certainty.CERTAIN);
        add("LAST-ACK lasts, and the FIN is sent again", in(Set.of(TcpState.FIN_WAIT_1, TcpState.LAST_ACK, TcpState.CLOSING), Diagnosis::isUnanswered),
                all -> say("%1$d have closed, and what they sent last has had no answer, %2$d times in a row", all.size(), mostRepeats(all)), network(), all -> Certainty.LIKELY);
        add("FIN-WAIT-2 that never ends", in(Set.of(TcpState.FIN_WAIT_2), one -> !one.isKernels() && lasts(one)),
                all -> say("%1$d in FIN-WAIT-2 which a process still holds, the longest without a segment for %2$s", all.size(), longest(all)),
                say("the peer's program, which has not closed; or this process, which may give them up"), Diagnosis::ifLong);
        List<Held> orphans = in(Set.of(TcpState.FIN_WAIT_2), one -> one.isKernels() && one.secondsLeft().orElse(0) < kernel.finTimeoutSeconds() - 2);
        add("FIN-WAIT-2 without a process, gone after a minute", orphans.size() < MANY_ORPHANS ? List.of() : orphans,
                all -> say("%d in FIN-WAIT-2 which no process holds: the kernel ends them", all.size()), say("the peer's program, which has not closed"), all -> Certainty.HARMLESS);
    }

    /** The ways on which a client uses up its ports; on the loopback TIME-WAIT gives them back after a second (tcp_tw_reuse 2). */
    private void ofTimeWait() {
        record Way(String from, Endpoint to) {}
        Map<Way, List<Held>> ways = now.all().stream().filter(one -> !now.isInbound(one)).collect(Collectors.groupingBy(one -> new Way(one.row().local().address(), one.row().remote())));
        ways.values().stream().filter(way -> way.size() > kernel.ports() / 2 && !isOfLoopback(way)).forEach(way ->
                add("connect() fails with EADDRNOTAVAIL under load", way,
                        all -> say("%1$d of %2$d local ports are in use towards %3$s", all.size(), kernel.ports(), all.get(0).row().remote()), process(), all -> Certainty.LIKELY));
        List<Held> waiting = in(Set.of(TcpState.TIME_WAIT), one -> true);
        add("Thousands of sockets in TIME-WAIT", waiting.size() < MANY_TIME_WAIT ? List.of() : waiting,
                all -> say("%d in TIME-WAIT: this side closed first", all.size()), say("nobody: each is over after 60 s"), all -> Certainty.HARMLESS);
    }

    private static boolean isOfLoopback(List<Held> way) {
        String to = way.get(0).row().remote().address();
        return (to.startsWith("127.") || to.equals("::1")) && way.stream().allMatch(one -> one.row().state() == TcpState.TIME_WAIT);
    }

    /** How far the process has read. A FIN that came alone counts as one byte until a read has taken it. */
    private static Told whatIsRead(List<Held> all) {
        long taken = all.stream().filter(one -> one.row().recvQ() == 0).count();
        long notEnd = all.stream().filter(one -> one.row().recvQ() == 1).count();
        long notData = all.size() - taken - notEnd;
        List<Told> parts = new ArrayList<>();
        if (taken > 0) {
            parts.add(say("nothing is unread of %d", taken));
        }
        if (notEnd > 0) {
            parts.add(say("all but the end of %d", notEnd));
        }
        if (notData > 0) {
            parts.add(say("data is unread of %d", notData));
        }
        return Told.joined(", ", parts);
    }

    private static Told process() {
        return say("this process");
    }

    private static Told network() {
        return say("the network, or the peer's host");
    }

    /** What is said of these sockets. */
    private interface Saying<T> {
        T of(List<Held> all);
    }

    private void add(String symptom, List<Held> all, Saying<Told> evidence, Told turn, Saying<Certainty> certainty) {
        if (!all.isEmpty()) {
            faults.add(new Fault(symptom, all, evidence.of(all), turn, certainty.of(all)));
        }
    }

    private List<Held> in(Set<TcpState> states, Predicate<Held> which) {
        return now.all().stream().filter(one -> states.contains(one.row().state())).filter(which).toList();
    }

    /** Over its backlog in both looks: a burst is over by then. */
    private boolean isFull(Held one) {
        Held earlier = before.get(one.row().tuple());
        return isOver(one) && earlier != null && isOver(earlier);
    }

    /** True if a listener of the same machine has no room for it, in both looks. */
    private boolean meetsFullQueue(Held one) {
        Endpoint to = one.row().remote();
        return first.listener(to).filter(Diagnosis::isOver).isPresent() && now.listener(to).filter(Diagnosis::isOver).isPresent();
    }

    private static boolean isOver(Held one) {
        return one.row().recvQ() > one.row().sendQ();
    }

    /** True if there was something to read, and nothing of it was read from one look to the next. */
    private boolean isStalled(Held one) {
        Held earlier = before.get(one.row().tuple());
        return !one.isKernels() && one.row().recvQ() > 0 && earlier != null && earlier.row().recvQ() > 0
                && one.read().isPresent() && one.read().equals(earlier.read());
    }

    /** The peer answers each probe, and has no room: an ACK sets the count of probes to 0 again, and leaves the backoff. */
    private static boolean isShut(Held one) {
        return one.timer().equals("persist") && one.backoff() >= SHUT && one.repeats() < UNANSWERED;
    }

    private static boolean isUnanswered(Held one) {
        return switch (one.timer()) {
            case "on" -> one.repeats() >= UNANSWERED && one.row().sendQ() > 0;
            case "persist" -> one.repeats() >= UNANSWERED;
            case "keepalive" -> one.repeats() >= UNANSWERED_KEEPALIVE;
            default -> false;
        };
    }

    /** True if nothing has come for a while; what the kernel does not tell of a socket is over for it. */
    private static boolean lasts(Held one) {
        return one.sinceSegment().orElse(0) >= LASTS_MILLIS;
    }

    /** Half closed may be meant: a program that is still at work looks the same for a while. */
    private static Certainty ifLong(List<Held> all) {
        return all.stream().anyMatch(one -> one.sinceSegment().orElse(0) >= SURELY_MILLIS) ? Certainty.CERTAIN : Certainty.LIKELY;
    }

    private static int mostRepeats(List<Held> all) {
        return all.stream().mapToInt(Held::repeats).max().orElse(0);
    }

    private static String longest(List<Held> all) {
        return Durations.words(all.stream().mapToLong(one -> one.sinceSegment().orElse(0)).max().orElse(0) * 1_000_000);
    }
}
