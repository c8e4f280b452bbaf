package tcplab.run;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tcplab.command.React;
import tcplab.command.SetOption;
import tcplab.command.Step;
import tcplab.command.StepFailure;
import tcplab.event.Call;
import tcplab.event.Event;
import tcplab.host.Bench;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.SocketOption;
import tcplab.peer.Action;
import tcplab.script.Experiment;
import tcplab.wire.Wire;

/**
 * The kernels' patience while somebody steps through a run: they give nothing up because he reads for a minute. The record
 * says so, among the settings that matter. What a script names itself stays as it is, and so do the timers of one that is
 * tagged slow, since they are its story.
 */
final class ReadersTime {
    /** How often each is sent again before its sender gives up. Who has said nothing while somebody reads may say as much at once as before. */
    private static final Map<String, String> PATIENT = Map.of(
            "net.ipv4.tcp_syn_retries", "127",
            "net.ipv4.tcp_synack_retries", "50",
            "net.ipv4.tcp_retries2", "255",
            "net.ipv4.tcp_orphan_retries", "255",
            "net.ipv4.tcp_fin_timeout", "3600",
            "net.ipv4.tcp_slow_start_after_idle", "0");

    /**
     * Where several segments leave at once and nothing is lost, a timer that goes off while somebody reads only makes its
     * sender send less at once afterwards (tcp_enter_loss(), tcp_process_tlp_ack()), and its receiver acknowledge more.
     */
    private static final Map<String, String> NOTHING_LOST = Map.of(
            "net.ipv4.tcp_rto_min_us", "10000000",
            "net.ipv4.tcp_early_retrans", "0");

    /**
     * Otherwise what is measured while somebody reads would make the longest pause two minutes, and what is lost then would
     * come too late for any story.
     */
    private static final Map<String, String> SOMETHING_LOST = Map.of("net.ipv4.tcp_rto_max_ms", "4000");

    /** How a recv leaves in its queue what it tells, as its call says. */
    private static final Set<String> LEAVE_IT = Set.of("peek", "urgent");

    private ReadersTime() {}

    /** Until the run ends. */
    static void on(Bench bench, Experiment experiment) {
        settings(experiment).forEach((name, value) -> set(bench, name, value));
    }

    /** The sysctls of both sides, by name. */
    static Map<String, String> settings(Experiment experiment) {
        Map<String, String> settings = new TreeMap<>();
        if (!ByTheClock.isItsStory(experiment)) {
            settings.putAll(PATIENT);
            settings.putAll(ByTheClock.isLossless(experiment) ? NOTHING_LOST : SOMETHING_LOST);
            settings.keySet().removeAll(Intentions.of(experiment).sysctls());
        }
        return settings;
    }

    /** Until the run, which has begun, ends: an acknowledgement that a reaction itself sends does not wait for what it does next. */
    static void acks(Wire wire, Experiment experiment) {
        if (Intentions.of(experiment).actions().stream().anyMatch(ReadersTime::acknowledges)) {
            wire.letAcks();
        }
    }

    private static boolean acknowledges(Action action) {
        return action instanceof React react && react.actions().stream().anyMatch(ReadersTime::acksAtOnce);
    }

    private static boolean acksAtOnce(Action action) {
        return isQuickAck(action) && !((SetOption) action).value().equals("0");
    }

    private static boolean isQuickAck(Action action) {
        return action instanceof SetOption set && set.option() == SocketOption.TCP_QUICKACK;
    }

    /** A step that is about to be performed may say when its socket acknowledges: the story knows it by that. */
    static void acks(Performance performance, Step step) throws StepFailure {
        for (Action action : Intentions.of(step, performance.ipv6()).actions()) {
            if (isQuickAck(action)) {
                Wire wire = performance.wire();
                connected(performance, action.socket()).ifPresent(socket -> wire.quickAck(socket, acksAtOnce(action)));
            }
        }
    }

    /** A program that has read may have its kernel acknowledge by that: the story knows it by its call. */
    static void reads(Performance performance, Event event, Wire wire) {
        if (event instanceof Call call) {
            long bytes = bytesRead(call);
            if (bytes > 0) {
                connected(performance, call.socket()).ifPresent(socket -> wire.read(socket, bytes));
            }
        }
    }

    /** TLS takes whole records, which are longer than what it tells of them. */
    private static long bytesRead(Call call) {
        return switch (call.name()) {
            case "SSL_read" -> call.failed() ? 0 : Long.MAX_VALUE;
            case "recv" -> LEAVE_IT.contains(call.arguments()) ? 0 : call.bytes();
            default -> 0;
        };
    }

    private static Optional<FourTuple> connected(Performance performance, String name) {
        return performance.sockets().named(name).filter(socket -> socket.remote() != null).map(socket -> new FourTuple(socket.local(), socket.remote()));
    }

    private static void set(Bench bench, String name, String value) {
        try {
            for (Side side : Side.values()) {
                bench.setSysctl(side, name, value);
            }
        } catch (IOException e) {
            // An older kernel does not have it: the record shows what there is.
        }
    }
}
