package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tcplab.event.WireDid;
import tcplab.journal.LabClock;
import tcplab.model.Segment;
import tcplab.model.Side;

/** What a kernel says while it is given a segment, on a machine that is slow. */
class HostsTest implements Line {
    private static final int ACK = 0x10;
    private static final long MILLI = 1_000_000;

    /** A host whose kernel answers within write(2). */
    private final class Kernel implements Hosts.Host {
        private final List<ByteBuffer> queue = new ArrayList<>();
        private final List<ByteBuffer> answers = new ArrayList<>();
        private int looks;

        @Override
        public void write(ByteBuffer packet) {
            queue.addAll(answers);
            answers.clear();
        }

        @Override
        public List<ByteBuffer> taken() {
            looks++;
            List<ByteBuffer> all = List.copyOf(queue);
            queue.clear();
            return all;
        }
    }

    private final Map<Side, Kernel> kernels = new EnumMap<>(Map.of(Side.CLIENT, new Kernel(), Side.SERVER, new Kernel()));
    private final Traffic traffic = new Traffic(this);
    private final Hosts hosts = new Hosts(kernels, traffic);
    private final List<String> swallowed = new ArrayList<>();
    private final List<String> looked = new ArrayList<>();
    private final Kernel server = kernels.get(Side.SERVER);
    private long now;

    /** Whoever looks at a host that has been given a segment looks for so long. */
    private long lookNanos;

    @BeforeEach
    void somebodySteps() {
        traffic.begin(new LabClock(0), event -> {
            if (event instanceof WireDid did && did.rule().equals(WireDid.EARLY)) {
                swallowed.add(did.from() + " ack=" + did.segment().ack());
            }
        });
        hosts.watchedBy(new Onlooker() {
            @Override
            public void sent(Side by, Segment segment) {
                looked.add("sent by " + by);
            }

            @Override
            public void arriving(Side at, Segment segment) {
                looked.add("arriving at " + at);
            }

            @Override
            public void arrived(Side at, Segment segment) {
                looked.add("arrived at " + at);
                now += lookNanos;
            }
        });
        traffic.gate().shut();
        traffic.gate().think(true);
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void deliver(Side from, ByteBuffer packet) {
        hosts.deliver(from, packet);
    }

    @Override
    public void later(long nanos, Runnable task) {
        // Time stands still in these stories.
    }

    private static ByteBuffer packet(Side from, int seq, int ack, int length) {
        ByteBuffer packet = ByteBuffer.allocate(40 + length);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity()).putInt(0).put((byte) 64).put((byte) 6).putShort((short) 0);
        boolean client = from == Side.CLIENT;
        packet.put(new byte[] {10, 0, 0, (byte) (client ? 1 : 2), 10, 0, 0, (byte) (client ? 2 : 1)});
        packet.putShort((short) (client ? 4000 : 80)).putShort((short) (client ? 80 : 4000)).putInt(seq).putInt(ack);
        packet.put((byte) 0x50).put((byte) ACK).putShort((short) 1000).putInt(0);
        return packet.rewind();
    }

    /** The client's five bytes go on to the server. */
    private void handOver(int seq) {
        hosts.sent(Side.CLIENT, packet(Side.CLIENT, seq, 1, 5));
        traffic.gate().let(traffic.gate().stopped(), 1);
    }

    private List<String> waiting() {
        return traffic.gate().stopped().stream().map(one -> one.from() + " ack=" + one.segment().ack()).toList();
    }

    @Test
    void whatIsAnsweredAtOnceIsNoTimersHoweverLateTheWireComesToIt() {
        lookNanos = 60 * MILLI;
        server.answers.add(packet(Side.SERVER, 1, 6, 0));
        handOver(1);
        assertThat(waiting()).containsExactly("server ack=6");
        assertThat(swallowed).isEmpty();
    }

    @Test
    void whatWasThereBeforeMayBeATimers() {
        handOver(1);
        now += 60 * MILLI;
        server.queue.add(packet(Side.SERVER, 1, 6, 0));
        handOver(6);
        assertThat(waiting()).isEmpty();
        assertThat(swallowed).containsExactly("server ack=6");
    }

    @Test
    void whoeverLooksSeesTheSegmentArriveBeforeItsAnswerLeaves() {
        server.answers.add(packet(Side.SERVER, 1, 6, 0));
        handOver(1);
        assertThat(looked).containsExactly("sent by client", "arriving at server", "arrived at server", "sent by server");
    }

    @Test
    void whenTheGateOpensNoAnswerToWhatWaitedStaysBehind() {
        hosts.sent(Side.CLIENT, packet(Side.CLIENT, 1, 1, 5));
        server.answers.add(packet(Side.SERVER, 1, 6, 0));
        traffic.gate().open();
        assertThat(waiting()).isEmpty();
        assertThat(server.queue).as("for its device to tell").hasSize(1);
    }

    @Test
    void whereNobodyStepsTheDevicesTellThemselvesWhatComes() {
        traffic.gate().open();
        hosts.sent(Side.CLIENT, packet(Side.CLIENT, 1, 1, 5));
        assertThat(looked).contains("arrived at server");
        assertThat(server.looks).isZero();
    }
}
