package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tcplab.event.WireDid;
import tcplab.fault.Match;
import tcplab.fault.Rule;
import tcplab.journal.LabClock;
import tcplab.model.Side;

/** Packets between two hosts that are lists, in a time that only the test moves. */
class TrafficTest {
    private static final int FIN = 0x11;
    private static final int ACK = 0x10;
    private static final int PSH = 0x18;

    private final List<String> delivered = new ArrayList<>();
    private final List<WireDid.Action> did = new ArrayList<>();
    private final Clock line = new Clock();
    private final Traffic traffic = new Traffic(line);

    private record Due(long at, int order, Runnable task) {}

    private final class Clock implements Line {
        private final PriorityQueue<Due> due =
                new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingInt(Due::order));
        private long now;
        private int order;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void deliver(Side from, ByteBuffer packet) {
            delivered.add(from.word() + " " + packet.get(23));
        }

        @Override
        public void later(long nanos, Runnable task) {
            due.add(new Due(now + nanos, order++, task));
        }

        void pass(Duration time) {
            long until = now + time.toNanos();
            while (!due.isEmpty() && due.peek().at() <= until) {
                Due next = due.poll();
                now = next.at();
                next.task().run();
            }
            now = until;
        }
    }

    @BeforeEach
    void begin() {
        traffic.begin(LabClock.startingNow(), event -> did.add(((WireDid) event).action()));
    }

    /** A segment; its sequence number's last byte, at 20 + 4 + 3 - 4, tells it from others. */
    private static ByteBuffer packet(int flags, int mark) {
        ByteBuffer packet = ByteBuffer.allocate(40 + (flags == PSH ? 3 : 0));
        packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity()).putInt(0);
        packet.put((byte) 64).put((byte) 6).putShort((short) 0);
        packet.put(new byte[] {10, 0, 0, 1, 10, 0, 0, 2});
        packet.putShort((short) 4000).put((byte) 0).put((byte) mark).putInt(mark).putInt(1);
        packet.put((byte) 0x50).put((byte) flags).putShort((short) 1000).putInt(0);
        return packet.rewind();
    }

    private void send(Side from, int flags, int mark) {
        traffic.passed(from, packet(flags, mark));
    }

    private static Rule rule(String words) {
        return TwoHosts.parsed(words);
    }

    private static Match match(String word) {
        return TwoHosts.match(word);
    }

    @Test
    void withoutRulesEverythingPassesAtOnceAndInOrder() {
        send(Side.CLIENT, FIN, 1);
        send(Side.SERVER, ACK, 2);
        assertThat(delivered).containsExactly("client 1", "server 2");
        assertThat(did).isEmpty();
    }

    @Test
    void aDelayKeepsTheOrderOfEachDirection() {
        traffic.add(rule("delay 30ms client:FIN"));
        send(Side.CLIENT, FIN, 1);
        send(Side.CLIENT, ACK, 2);
        send(Side.SERVER, ACK, 3);
        assertThat(delivered).containsExactly("server 3");
        line.pass(Duration.ofMillis(30));
        assertThat(delivered).containsExactly("server 3", "client 1", "client 2");
    }

    @Test
    void onlyTheNthMatchIsLost() {
        traffic.add(rule("drop client:ACK n=2"));
        for (int i = 1; i <= 3; i++) {
            send(Side.CLIENT, ACK, i);
            send(Side.SERVER, ACK, 10 + i);
        }
        assertThat(delivered).containsExactly("client 1", "server 11", "server 12", "client 3", "server 13");
        assertThat(did).containsExactly(WireDid.Action.DROPPED);
    }

    @Test
    void aDropActsOnceUnlessToldOtherwise() {
        traffic.add(rule("drop client:FIN"));
        traffic.add(rule("drop server:FIN times=2"));
        for (int i = 1; i <= 3; i++) {
            send(Side.CLIENT, FIN, i);
            send(Side.SERVER, FIN, 10 + i);
        }
        assertThat(delivered).containsExactly("client 2", "client 3", "server 13");
    }

    @Test
    void heldSegmentsGoOnWhenReleasedOldestFirst() {
        traffic.add(rule("hold any:FIN"));
        send(Side.CLIENT, FIN, 1);
        send(Side.SERVER, FIN, 2);
        send(Side.CLIENT, ACK, 3);
        assertThat(delivered).containsExactly("client 3");
        assertThat(traffic.release(Match.ALL, 1)).isEqualTo(1);
        assertThat(delivered).containsExactly("client 3", "client 1");
        assertThat(traffic.dropHeld(match("server:FIN"), 9)).isEqualTo(1);
        assertThat(traffic.held()).isEmpty();
        assertThat(did).containsExactly(
                WireDid.Action.HELD, WireDid.Action.HELD, WireDid.Action.RELEASED, WireDid.Action.DROPPED);
    }

    @Test
    void aRetransmissionOfWhatIsHeldDoesNotPileUp() {
        traffic.add(rule("hold client:FIN"));
        send(Side.CLIENT, FIN, 1);
        send(Side.CLIENT, FIN, 1);
        assertThat(traffic.held()).hasSize(1);
        assertThat(did).containsExactly(WireDid.Action.HELD, WireDid.Action.DROPPED);
    }

    @Test
    void somebodyCanWaitForAHeldSegment() {
        traffic.add(rule("hold any:FIN"));
        var two = traffic.awaitHeld(match("client:FIN"), 2);
        send(Side.CLIENT, FIN, 1);
        send(Side.SERVER, FIN, 2);
        assertThat(two).isNotDone();
        send(Side.CLIENT, FIN, 3);
        assertThat(two).isDone();
        assertThat(traffic.awaitHeld(match("server:FIN"), 1)).isDone();
    }

    @Test
    void aCopyFollowsTheOriginal() {
        traffic.add(rule("duplicate client:FIN after 50ms"));
        send(Side.CLIENT, FIN, 1);
        assertThat(delivered).containsExactly("client 1");
        line.pass(Duration.ofMillis(50));
        assertThat(delivered).containsExactly("client 1", "client 1");
    }

    @Test
    void aReorderedSegmentIsOvertakenByTheNextOneOrGoesAlone() {
        traffic.add(rule("reorder client:PSH"));
        send(Side.CLIENT, PSH, 1);
        assertThat(traffic.isIdle()).isFalse();
        send(Side.CLIENT, ACK, 2);
        assertThat(delivered).containsExactly("client 2", "client 1");
        traffic.add(rule("reorder server:FIN"));
        send(Side.SERVER, FIN, 3);
        line.pass(Duration.ofSeconds(1));
        assertThat(delivered).containsExactly("client 2", "client 1", "server 3");
    }

    @Test
    void whatWasKeptCanComeAgainMuchLater() {
        traffic.add(rule("keep client:PSH"));
        send(Side.CLIENT, PSH, 1);
        line.pass(Duration.ofMinutes(5));
        assertThat(traffic.replay(Match.ALL)).isEqualTo(1);
        assertThat(delivered).containsExactly("client 1", "client 1");
        assertThat(did).containsExactly(WireDid.Action.REPLAYED);
    }

    @Test
    void whatIsHeldOrLostIsKeptToo() {
        traffic.add(rule("hold client:PSH"));
        traffic.add(rule("drop client:FIN"));
        traffic.add(rule("keep client:PSH"));
        traffic.add(rule("keep client:FIN"));
        send(Side.CLIENT, PSH, 1);
        send(Side.CLIENT, FIN, 2);
        assertThat(delivered).isEmpty();
        assertThat(traffic.held()).hasSize(1);
        assertThat(traffic.replay(Match.ALL)).isEqualTo(2);
        assertThat(delivered).containsExactly("client 1", "client 2");
        assertThat(traffic.release(Match.ALL, 1)).isEqualTo(1);
        assertThat(delivered).containsExactly("client 1", "client 2", "client 1");
    }

    @Test
    void aNewRunBeginsWithoutRulesAndWithNothingHeld() {
        traffic.add(rule("hold any:FIN"));
        send(Side.CLIENT, FIN, 1);
        traffic.end();
        send(Side.CLIENT, FIN, 2);
        assertThat(traffic.held()).isEmpty();
        assertThat(delivered).containsExactly("client 2");
    }

    @Test
    void packetsThatAreNoSegmentsPassUntouched() {
        traffic.add(rule("drop any:ACK times=all"));
        byte[] udp = new byte[40];
        udp[0] = 0x45;
        udp[9] = 17;
        traffic.passed(Side.CLIENT, ByteBuffer.wrap(udp));
        traffic.passed(Side.CLIENT, ByteBuffer.wrap(Arrays.copyOf(new byte[] {0x60}, 40)));
        assertThat(delivered).hasSize(2);
    }

    @Test
    void junkPassesUntouched() {
        TwoHosts hosts = new TwoHosts();
        hosts.rule("drop any:ANY times=all");
        Random random = new Random(5);
        for (int i = 0; i < 5000; i++) {
            byte[] junk = new byte[random.nextInt(28, 70)];
            random.nextBytes(junk);
            junk[0] = (byte) (random.nextBoolean() ? 0x45 : 0x60);
            if (junk[0] == 0x45) {
                junk[9] = 17;
            } else {
                junk[6] = 17;
            }
            hosts.traffic.passed(Side.CLIENT, ByteBuffer.wrap(junk));
            byte[] short4 = Arrays.copyOf(TwoHosts.packet(Side.CLIENT, TwoHosts.PSH, 1).array(), random.nextInt(28, 40));
            hosts.traffic.passed(Side.SERVER, ByteBuffer.wrap(short4));
        }
        assertThat(hosts.arrived).hasSize(10_000);
    }
}
