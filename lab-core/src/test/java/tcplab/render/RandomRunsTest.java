package tcplab.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import tcplab.event.Call;
import tcplab.event.ObserverReport;
import tcplab.event.Sample;
import tcplab.event.SocketNamed;
import tcplab.event.Transition;
import tcplab.event.WireDid;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.scene.Drawing;
import tcplab.text.Columns;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

/** Whatever happens in a run, no line is too long and none ends with a blank. */
class RandomRunsTest {
    private static final String[] FLAGS = {"SYN", "SYN+ACK", "ACK", "PSH+ACK", "FIN+ACK", "RST", "RST+ACK", "FIN"};
    private static final String[] TEXTS = {
        "", "Open", "半关闭：客户端不再发送，但仍能接收。", "a\nb\tc", "A long heading that needs more than one line ".repeat(3)
    };

    @RepeatedTest(60)
    void everyLineFits(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Timeline timeline = run(random);
        List<Finding> findings = List.of(finding(random), finding(random));
        for (int width : new int[] {20, 21, 33, 40, 60, 79, 80, 81, 99, 100, 120, 200}) {
            for (boolean unicode : new boolean[] {true, false}) {
                Style plain = new Style(width, unicode, false);
                Painted ladder = Ladder.draw(timeline, findings, plain);
                Painted table = StateTable.draw(timeline.all(Sample.class), timeline, plain);
                String text = ladder.toString() + table;
                assertFits(text, width);
                assertThat(text).doesNotContain("\u001b");
                String colored = ladder.written(true) + table.written(true);
                assertThat(colored.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(text);
                timeline.passages().forEach(p -> assertFits(SegmentLine.line(timeline, p, plain).toString(), width));
            }
        }
    }

    private static void assertFits(String text, int width) {
        text.lines().forEach(line -> {
            assertThat(Columns.width(line)).as(line).isLessThanOrEqualTo(width);
            assertThat(line).isEqualTo(line.stripTrailing());
        });
    }

    private static Finding finding(Random random) {
        return new Finding(
                1,
                "wire " + "client:FIN ".repeat(random.nextInt(8)).strip(),
                pick(random, Verdict.values()),
                pick(random, Verdict.values()),
                List.of("a-statement"),
                Told.plain(pick(random, TEXTS)),
                Told.plain(pick(random, TEXTS)),
                Told.plain(pick(random, TEXTS)),
                List.of(random.nextInt(40), random.nextInt(40)), null);
    }

    private static Timeline run(Random random) {
        Drawing d = random.nextBoolean() ? Drawing.wire() : Drawing.loopback();
        Endpoint[] ends = {
            d.client,
            d.server,
            new Endpoint(d.client.address(), 40001),
            new Endpoint("0.0.0.0", 0),
            new Endpoint("fd00::1234:5678:9abc", 60000)
        };
        long at = 0;
        for (int i = random.nextInt(60); i > 0; i--) {
            at += random.nextInt(random.nextInt(10) == 0 ? 400_000 : 400);
            step(d, random, at, ends);
        }
        return d.timeline();
    }

    private static void step(Drawing d, Random random, long at, Endpoint[] ends) {
        Endpoint from = pick(random, ends);
        Endpoint to = pick(random, ends);
        Side side = pick(random, Side.values());
        String name = pick(random, "client", "server", "conn", "a-very-long-socket-name");
        TcpState state = pick(random, TcpState.values());
        String flags = pick(random, FLAGS);
        int number = random.nextInt(1000);
        switch (random.nextInt(10)) {
            case 0 -> d.heading(at, pick(random, TEXTS));
            case 1, 2 -> d.segment(at, from, to, flags, number, number, number);
            case 3, 4 -> {
                long delay = random.nextInt(3) == 0 ? 0 : at + random.nextInt(1000);
                Endpoint sender = random.nextBoolean() ? d.client : d.server;
                Segment segment = d.wired(at, delay, sender, flags, number, number, 0);
                if (random.nextInt(3) == 0) {
                    d.wireDid(at, pick(random, WireDid.Action.values()), segment);
                    d.arrives(at + 300, segment);
                }
            }
            case 5 -> d.add(new Transition(
                    at * 1000,
                    new FourTuple(from, to),
                    pick(random, TcpState.values()),
                    state,
                    pick(random, "", "k1", "k2")));
            case 6 -> d.sample(at, side, Drawing.row(state, from, to), Drawing.row(state, to, from));
            case 7 -> d.add(new SocketNamed(at * 1000, side, name, from, random.nextBoolean() ? to : null));
            case 8 -> d.call(
                    at,
                    at + random.nextInt(20_000),
                    side,
                    name,
                    pick(random, Call.By.values()),
                    pick(random, "connect", "listen", "recv", "close", "send"),
                    pick(random, TEXTS),
                    pick(random, "0", "EOF", "EPIPE", "EWHAT"),
                    pick(random, TEXTS));
            default -> d.add(new ObserverReport(
                    at * 1000,
                    Witness.SS,
                    pick(random, ObserverReport.Status.values()),
                    Told.plain(pick(random, TEXTS)),
                    random.nextInt(2)));
        }
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
