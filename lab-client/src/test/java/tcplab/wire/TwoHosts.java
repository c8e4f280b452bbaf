package tcplab.wire;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import tcplab.event.Event;
import tcplab.event.WireCut;
import tcplab.event.WireDid;
import tcplab.fault.Match;
import tcplab.fault.Rule;
import tcplab.fault.RuleText;
import tcplab.journal.LabClock;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Side;
import tcplab.text.Told;

/** Two hosts that are a list of what arrived, and a time that only the test moves. */
final class TwoHosts implements Line {
    static final int SYN = 0x02;
    static final int ACK = 0x10;
    static final int FIN = 0x11;
    static final int PSH = 0x18;
    static final int UDP = -1;

    /** {@code client 7}: who sent it, and the mark it bears. In order of arrival. */
    final List<String> arrived = new ArrayList<>();
    /** {@code DROPPED client drop client:FIN}: what the wire said, in order. */
    final List<String> said = new ArrayList<>();
    final Traffic traffic = new Traffic(this);

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingInt(Due::order));
    private long now;
    private int order;
    private long timerDelay;

    private record Due(long at, int order, Runnable task) {}

    TwoHosts() {
        begin();
    }

    void begin() {
        traffic.begin(new LabClock(0), this::take);
    }

    private void take(Event event) {
        if (event instanceof WireCut cut) {
            said.add(cut.down() ? "down" : "up");
            return;
        }
        WireDid did = (WireDid) event;
        said.add(did.action() + " " + did.from() + " " + did.rule());
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void deliver(Side from, ByteBuffer packet) {
        arrived.add(from.word() + " " + packet.getInt(packet.position() + 24));
    }

    @Override
    public void later(long nanos, Runnable task) {
        due.add(new Due(now + nanos + timerDelay, order++, task));
        timerDelay = 0;
    }

    /** The next timer is set late, as when the machine is busy just then. */
    void setNextTimerLateBy(Duration time) {
        timerDelay = time.toNanos();
    }

    /** Lets time pass, and whatever is due happens in time. */
    void pass(int millis) {
        long until = now + Duration.ofMillis(millis).toNanos();
        while (!due.isEmpty() && due.peek().at() <= until) {
            Due next = due.poll();
            now = next.at();
            next.task().run();
        }
        now = until;
    }

    /** Time passes while the wire's thread does something else. */
    void passUnnoticed(int millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    /** A packet of IPv4; one with PSH has three bytes of payload. */
    static ByteBuffer packet(Side from, int flags, int mark) {
        ByteBuffer packet = ByteBuffer.allocate(40 + (flags == PSH ? 3 : 0));
        packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity()).putInt(0);
        packet.put((byte) 64).put((byte) (flags == UDP ? 17 : 6)).putShort((short) 0);
        byte own = (byte) (from == Side.CLIENT ? 1 : 2);
        packet.put(new byte[] {10, 0, 0, own, 10, 0, 0, (byte) (3 - own)});
        packet.putShort((short) 4000).putShort((short) 80).putInt(mark).putInt(1);
        packet.put((byte) 0x50).put((byte) flags).putShort((short) 1000).putInt(0);
        return packet.rewind();
    }

    void client(int flags, int mark) {
        traffic.passed(Side.CLIENT, packet(Side.CLIENT, flags, mark));
    }

    void server(int flags, int mark) {
        traffic.passed(Side.SERVER, packet(Side.SERVER, flags, mark));
    }

    void rule(String words) {
        traffic.add(parsed(words));
    }

    static Rule parsed(String words) {
        try {
            Tokens tokens = Tokens.of(Tokens.split(words), "");
            Rule.Action action = Rule.Action.valueOf(tokens.next("").toUpperCase(Locale.ROOT));
            return RuleText.parse(action, tokens, TwoHosts::sideOf);
        } catch (SyntaxProblem e) {
            throw new AssertionError(words, e);
        }
    }

    static Match match(String words) {
        try {
            return Match.parse(words, TwoHosts::sideOf);
        } catch (SyntaxProblem e) {
            throw new AssertionError(words, e);
        }
    }

    /** The only socket with a name of its own is {@code conn}, on the server's side. */
    static Side sideOf(String socket) throws SyntaxProblem {
        if (socket.equals("conn")) {
            return Side.SERVER;
        }
        throw new SyntaxProblem(Told.plain("no socket has the name " + socket), Told.plain("one of: client, server, conn"));
    }
}
