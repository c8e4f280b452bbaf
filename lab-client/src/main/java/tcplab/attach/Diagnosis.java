package tcplab.attach;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tcplab.event.Sample;
import tcplab.model.Endpoint;
import tcplab.model.TcpState;
import tcplab.render.Durations;
import tcplab.text.Told;

/**
 * What waits for somebody among the sockets of a process, and for whom. What lasts only a moment in any healthy connection is
 * no fault: a socket counts when nothing has come for a second.
 */
public final class Diagnosis {
    /** No program and no network needs so long for the next step, unless something is wrong. */
    private static final long LASTS_MILLIS = 1_000;

    /** Fewer are every client's. */
    private static final int MANY_TIME_WAIT = 1_000;
    private static final int MANY_REQUESTS = 10;

    /** So much of tcp_fin_timeout, which is 60 s by default, is left for a moment only. */
    private static final int FRESH_SECONDS = 58;

    /** A segment that was sent again so often in a row has nobody who answers. */
    private static final int UNANSWERED = 3;

    private final List<Held> sockets;
    private final int ports;
    private final List<Fault> faults = new ArrayList<>();

    private Diagnosis(List<Held> sockets, int ports) {
        this.sockets = sockets;
        this.ports = ports;
    }

    /**
     * The faults, those with most sockets first; of equals, those that are certain.
     *
     * @param ports how many a client may choose from ({@code ip_local_port_range})
     */
    public static List<Fault> of(SocketTable table, int ports) {
        Diagnosis diagnosis = new Diagnosis(table.all(), ports);
        diagnosis.ofClosing();
        diagnosis.ofOpen();
        diagnosis.ofOpening();
        diagnosis.ofTimeWait();
        return diagnosis.faults.stream()
                .sorted(Comparator.comparingInt((Fault fault) -> fault.sockets().size()).reversed()
                        .thenComparing(fault -> !fault.isCertain()))
                .toList();
    }

    private void ofClosing() {
        add("Thousands of sockets in CLOSE-WAIT", in(TcpState.CLOSE_WAIT, Diagnosis::lasts),
                all -> say("%1$d in CLOSE-WAIT, the longest without a segment for %2$s: %3$s", all.size(), longest(all), whatIsRead(all)), process(), true);
        add("FIN-WAIT-1 that lasts", in(TcpState.FIN_WAIT_1, one -> one.timer().equals("persist")),
                all -> say("%d in FIN-WAIT-1 whose FIN waits behind data: the peer's window is shut", all.size()), say("the peer's program: it does not read"), true);
        add("LAST-ACK lasts, and the FIN is sent again", in(TcpState.LAST_ACK, this::isUnanswered),
                all -> say("%1$d in LAST-ACK whose FIN was sent again %2$d times without an ACK", all.size(), mostRepeats(all)), network(), true);
        add("FIN-WAIT-2 that never ends", in(TcpState.FIN_WAIT_2, one -> !one.holders().isEmpty() && lasts(one)),
                all -> say("%1$d in FIN-WAIT-2 which a process still holds, the longest without a segment for %2$s", all.size(), longest(all)),
                say("the peer's program, which has not closed; or this process, which may give them up"), true);
        add("FIN-WAIT-2 without a process, gone after a minute", in(TcpState.FIN_WAIT_2, one -> one.holders().isEmpty() && one.secondsLeft().orElse(0) < FRESH_SECONDS),
                all -> say("%d in FIN-WAIT-2 which no process holds: the kernel ends them", all.size()),
                say("the peer's program, which has not closed"), false);
    }

    /** How far the process has read. The FIN counts as one byte until a read has returned 0. */
    private static Told whatIsRead(List<Held> all) {
        long end = all.stream().filter(one -> one.row().recvQ() == 0).count();
        long notEnd = all.stream().filter(one -> one.row().recvQ() == 1).count();
        long notData = all.size() - end - notEnd;
        List<Told> parts = new ArrayList<>();
        if (end > 0) {
            parts.add(say("the end has been read of %d", end));
        }
        if (notEnd > 0) {
            parts.add(say("all but the end of %d", notEnd));
        }
        if (notData > 0) {
            parts.add(say("data is unread of %d", notData));
        }
        return Told.joined(", ", parts);
    }

    private void ofOpen() {
        add("Recv-Q of an open connection does not shrink", in(TcpState.ESTABLISHED, one -> one.row().recvQ() > 0 && lasts(one)),
                all -> say("%1$d open connections with data that was not read for %2$s or more: %3$d bytes in all",
                        all.size(), shortest(all), all.stream().mapToLong(one -> one.row().recvQ()).sum()), process(), true);
        add("Zero window: Send-Q does not shrink, timer persist, window probes", in(TcpState.ESTABLISHED, one -> one.timer().equals("persist")),
                all -> say("%1$d open connections whose peer has no room: %2$d bytes wait here",
                        all.size(), all.stream().mapToLong(one -> one.row().sendQ()).sum()), say("the peer's program: it does not read"), true);
        add("ESTABLISHED although the peer is gone: no error, no exception, no channelInactive",
                in(TcpState.ESTABLISHED, this::isUnanswered),
                all -> say("%1$d open connections whose data was sent again %2$d times without an ACK", all.size(), mostRepeats(all)), network(), false);
        add("A client is connected to itself: local and peer address are the same",
                in(TcpState.ESTABLISHED, one -> one.row().local().equals(one.row().remote())),
                all -> say("%d connected to themselves", all.size()), process(), true);
    }

    private void ofOpening() {
        add("The accept queue is full: LISTEN with Recv-Q above Send-Q, ListenOverflows rises",
                in(TcpState.LISTEN, one -> one.row().recvQ() > one.row().sendQ()),
                all -> say("%1$d listeners whose accept queue is full: %2$d connections wait for accept()",
                        all.size(), all.stream().mapToLong(one -> one.row().recvQ()).sum()), process(), true);
        add("connect() times out: SYN-SENT, and the SYN is sent again and again",
                in(TcpState.SYN_SENT, one -> one.repeats() > 0),
                all -> say("%1$d in SYN-SENT whose SYN was sent again up to %2$d times", all.size(), mostRepeats(all)),
                say("the network, or the host that is to answer"), false);
        List<Held> requests = in(TcpState.SYN_RECEIVED, one -> true);
        add("Many requests in SYN-RECEIVED", requests.size() < MANY_REQUESTS ? List.of() : requests,
                say("%d requests whose third segment has not come", requests.size()), say("the clients, or the network to them"), false);
    }

    private void ofTimeWait() {
        List<Held> all = in(TcpState.TIME_WAIT, one -> true);
        Optional<Map.Entry<Endpoint, List<Held>>> most = all.stream()
                .collect(Collectors.groupingBy(one -> one.row().remote())).entrySet().stream()
                .max(Comparator.comparingInt(server -> server.getValue().size()));
        // More than half of the ports to one server: the next connections find it hard to get one.
        if (most.isPresent() && most.get().getValue().size() > ports / 2) {
            List<Held> held = most.get().getValue();
            add("connect() fails with EADDRNOTAVAIL under load", held,
                    say("%1$d of %2$d local ports are in TIME-WAIT towards %3$s", held.size(), ports, most.get().getKey()), process(), true);
        } else if (all.size() >= MANY_TIME_WAIT) {
            add("Thousands of sockets in TIME-WAIT", all, say("%d in TIME-WAIT: this side closed first", all.size()), say("nobody: each is over after 60 s"), true);
        }
    }

    private static Told process() {
        return say("this process");
    }

    private static Told network() {
        return say("the network, or the peer's host");
    }

    /** The evidence of these sockets. */
    private interface Seen {
        Told of(List<Held> all);
    }

    private void add(String symptom, List<Held> all, Seen seen, Told turn, boolean isCertain) {
        add(symptom, all, seen.of(all), turn, isCertain);
    }

    private void add(String symptom, List<Held> all, Told evidence, Told turn, boolean isCertain) {
        if (!all.isEmpty()) {
            faults.add(new Fault(symptom, all, evidence, turn, isCertain));
        }
    }

    private List<Held> in(TcpState state, Predicate<Held> which) {
        return sockets.stream().filter(one -> one.row().state() == state).filter(which).toList();
    }

    /** True if nothing has come for a while; what the kernel does not tell of a socket is over for it. */
    private static boolean lasts(Held one) {
        return one.sinceReceived().orElse(0) >= LASTS_MILLIS;
    }

    private boolean isUnanswered(Held one) {
        Sample.Row row = one.row();
        return one.timer().equals("on") && one.repeats() >= UNANSWERED && row.sendQ() > 0;
    }

    private static int mostRepeats(List<Held> all) {
        return all.stream().mapToInt(Held::repeats).max().orElse(0);
    }

    private static String longest(List<Held> all) {
        return Durations.words(all.stream().mapToLong(one -> one.sinceReceived().orElse(0)).max().orElse(0) * 1_000_000);
    }

    private static String shortest(List<Held> all) {
        return Durations.words(all.stream().mapToLong(one -> one.sinceReceived().orElse(0)).min().orElse(0) * 1_000_000);
    }
}
