package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Event;
import tcplab.event.SocketNamed;
import tcplab.journal.LabClock;
import tcplab.model.Endpoint;
import tcplab.model.Side;

/** On what a strace of the test's own writes. */
@Timeout(60)
class NetcatTest {
    private static final Endpoint LOCAL = new Endpoint("10.0.0.1", 7799);
    private static final Endpoint REMOTE = new Endpoint("10.0.0.2", 7000);
    private static final String CONNECT = "1795248100.280514 connect(4, {sa_family=AF_INET, sin_port=htons(7000), sin_addr=inet_addr(\"10.0.0.2\")}, 16";

    @TempDir
    Path folder;

    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();

    /** @param end what it writes last, without the end of the line, before it waits */
    private Netcat netcat(String lines, String end) throws Exception {
        Path written = Files.writeString(folder.resolve("written"), lines);
        Path last = Files.writeString(folder.resolve("last"), end);
        FakeTools tools = new FakeTools(folder).with("strace", "cat '" + written + "' '" + last + "' >&3", "exec sleep 1000");
        return Netcat.start(tools.station(), "nc", Side.CLIENT, "client", LOCAL, REMOTE,
                new LabClock(1_795_248_100_000_000_000L), told::add);
    }

    /** Asks until the program has written it. */
    private Call pending(Netcat netcat) throws InterruptedException {
        while (true) {
            netcat.tellRest();
            Event event = told.poll(10, TimeUnit.MILLISECONDS);
            if (event instanceof Call call && call.isPending()) {
                return call;
            }
        }
    }

    @Test
    void theCallThatTheProgramIsInIsPending() throws Exception {
        String lines = "1795248100.280408 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 4 <0.000016>\n" + CONNECT + ") = 0 <0.000055>\n";
        try (Netcat netcat = netcat(lines, "1795248100.281000 recvfrom(4, ")) {
            netcat.awaitConnected(Duration.ofSeconds(30));
            assertThat(pending(netcat)).isEqualTo(new Call(
                    281_000_000, 281_000_000, Side.CLIENT, "client", 0, Call.By.NETCAT, "recvfrom", "", CallResult.PENDING, ""));
        }
    }

    /** A FIN that the loopback still has, when the program is long gone, must meet the settings of its run. */
    @Test
    void closeWaitsForTheEndOfTheConnectionToo() throws Exception {
        Path asked = folder.resolve("asked");
        new FakeTools(folder).with("ss", "echo \"$*\" >>'" + asked + "'", "[ $(wc -l <'" + asked + "') -ge 3 ] || echo CLOSING");
        netcat("", CONNECT).close();
        assertThat(asked).content().startsWith("-Htn state fin-wait-1 state closing state last-ack sport = :7799\n");
        assertThat(Files.readAllLines(asked)).hasSize(3);
    }

    @Test
    void closeEndsAlsoWhereNobodyAnswersWhetherTheConnectionHasEnded() throws Exception {
        Path asked = folder.resolve("asked");
        new FakeTools(folder).with("ss", "echo >>'" + asked + "'", "exec sleep 1000");
        netcat("", CONNECT).close();
        assertThat(Files.readAllLines(asked)).hasSize(1);
    }

    @Test
    void aConnectThatHasNotReturnedNamesItsEndpointsOnce() throws Exception {
        String lines = "1795248100.280408 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 4 <0.000016>\n";
        try (Netcat netcat = netcat(lines, CONNECT)) {
            List<Event> all = new ArrayList<>();
            while (all.stream().noneMatch(event -> event instanceof Call call && call.isPending())) {
                netcat.tellRest();
                told.drainTo(all);
            }
            netcat.tellRest();
            told.drainTo(all);
            assertThat(all).filteredOn(SocketNamed.class::isInstance)
                    .containsExactly(new SocketNamed(280_514_000, Side.CLIENT, "client", LOCAL, REMOTE));
        }
    }
}
