package tcplab.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tcplab.symptom.Symptom;
import tcplab.symptom.Symptoms;
import tcplab.text.Language;

/** On lines as {@code ss -Htanpoie -O} prints them. */
class DiagnosisTest {
    private static final int PORTS = 28_232;

    private static List<Fault> of(String... lines) {
        return Diagnosis.of(table(lines), PORTS);
    }

    private static SocketTable table(String... lines) {
        return new SocketTable(Stream.of(lines).map(Held::of).toList());
    }

    private static String closeWait(int port, int recvQ, long lastReceived) {
        return "CLOSE-WAIT " + recvQ + " 0 10.0.0.1:8080 10.0.0.2:" + port + " users:((\"java\",pid=4242,fd=" + port
                + ")) ino:9 sk:7 <-> cubic rto:204 lastsnd:100 lastrcv:" + lastReceived + " lastack:100";
    }

    @Test
    void whoHasReadTheEndAndNotClosedIsToldFromWhoHasNotReadIt() {
        Fault fault = of(closeWait(1, 0, 2_460_000), closeWait(2, 0, 5_000), closeWait(3, 1, 5_000), closeWait(4, 501, 5_000)).get(0);
        assertThat(fault.symptom()).isEqualTo("Thousands of sockets in CLOSE-WAIT");
        assertThat(fault.evidence()).hasToString("4 in CLOSE-WAIT, the longest without a segment for 2460 s: "
                + "the end has been read of 2, all but the end of 1, data is unread of 1");
        assertThat(fault.turn()).hasToString("this process");
        assertThat(fault.isCertain()).isTrue();
    }

    /** It is on its way to close, as far as anybody can tell. */
    @Test
    void whoseFinHasJustComeIsNotAccused() {
        assertThat(of(closeWait(1, 0, 400))).isEmpty();
    }

    @Test
    void aStalledReaderIsThisProcessAndAShutWindowIsThePeers() {
        List<Fault> faults = of(
                "ESTAB 70000 0 10.0.0.1:8080 10.0.0.2:5000 users:((\"java\",pid=1,fd=5)) ino:1 sk:2 <-> lastsnd:9000 lastrcv:9000",
                "ESTAB 0 55633 10.0.0.1:8080 10.0.0.3:5000 users:((\"java\",pid=1,fd=6)) timer:(persist,1.2sec,4) ino:1 sk:3 <-> lastsnd:9000 lastrcv:9000");
        assertThat(faults).extracting(fault -> fault.turn().toString()).containsExactlyInAnyOrder("this process", "the peer's program: it does not read");
        assertThat(faults).extracting(fault -> fault.evidence().toString()).containsExactlyInAnyOrder(
                "1 open connections with data that was not read for 9.0 s or more: 70000 bytes in all",
                "1 open connections whose peer has no room: 55633 bytes wait here");
    }

    /** A reader that is about to read, an acknowledgement that is about to come, a keepalive that runs: all is well. */
    @Test
    void aHealthyServerIsAccusedOfNothing() {
        assertThat(of(
                "LISTEN 0 128 0.0.0.0:8080 0.0.0.0:* users:((\"java\",pid=1,fd=4)) ino:1 sk:1 <->",
                "LISTEN 128 128 0.0.0.0:8081 0.0.0.0:* users:((\"java\",pid=1,fd=4)) ino:1 sk:1 <->",
                "ESTAB 512 0 10.0.0.1:8080 10.0.0.2:5000 ino:1 sk:2 <-> lastsnd:3 lastrcv:2",
                "ESTAB 0 512 10.0.0.1:8080 10.0.0.3:5000 timer:(on,201ms,0) ino:1 sk:3 <-> lastsnd:3 lastrcv:900000",
                "ESTAB 0 0 10.0.0.1:8080 10.0.0.4:5000 timer:(keepalive,119min,0) ino:1 sk:4 <-> lastsnd:900000 lastrcv:900000",
                "FIN-WAIT-2 0 0 10.0.0.1:8080 10.0.0.7:5000 timer:(timewait,59sec,0) ino:0 sk:5",
                "FIN-WAIT-1 0 1 10.0.0.1:8080 10.0.0.5:5000 timer:(on,201ms,0) ino:0 sk:5 <->",
                "TIME-WAIT 0 0 10.0.0.1:8080 10.0.0.6:5000 timer:(timewait,59sec,0) ino:0 sk:6")).isEmpty();
    }

    @Test
    void aVanishedPeerIsLikelyAndNoFaultOfThisProcess() {
        Fault fault = of("ESTAB 0 700 10.0.0.1:8080 10.0.0.2:5000 users:((\"java\",pid=1,fd=5)) timer:(on,12sec,7) ino:1 sk:2 <-> lastrcv:60000").get(0);
        assertThat(fault.evidence()).hasToString("1 open connections whose data was sent again 7 times without an ACK");
        assertThat(fault.turn()).hasToString("the network, or the peer's host");
        assertThat(fault.isCertain()).isFalse();
    }

    @Test
    void aFullAcceptQueueIsOneThatHoldsMoreThanItsBacklog() {
        Fault fault = of("LISTEN 129 128 0.0.0.0:8080 0.0.0.0:* users:((\"java\",pid=1,fd=4)) ino:1 sk:1 <->").get(0);
        assertThat(fault.evidence()).hasToString("1 listeners whose accept queue is full: 129 connections wait for accept()");
    }

    @Test
    void portsThatAreUsedUpTowardsOneServerAreMoreThanManyInTimeWait() {
        String[] few = timeWaits(1_000);
        assertThat(of(few)).extracting(Fault::symptom).containsExactly("Thousands of sockets in TIME-WAIT");
        assertThat(of(timeWaits(999))).isEmpty();
        assertThat(Diagnosis.of(table(few), 1_500)).singleElement().satisfies(fault -> assertThat(fault.evidence())
                .hasToString("1000 of 1500 local ports are in TIME-WAIT towards 10.0.0.9:80"));
    }

    private static String[] timeWaits(int many) {
        return IntStream.range(0, many).mapToObj(i -> "TIME-WAIT 0 0 10.0.0.1:" + (32_768 + i) + " 10.0.0.9:80 timer:(timewait,40sec,0) ino:0 sk:6")
                .toArray(String[]::new);
    }

    @Test
    void whatOnlyTheKernelHoldsBelongsToWhoeverListensThere() {
        SocketTable table = table(
                "LISTEN 0 128 0.0.0.0:8080 0.0.0.0:* users:((\"java\",pid=1,fd=4)) ino:1 sk:1 <->",
                "LISTEN 0 128 0.0.0.0:9090 0.0.0.0:* users:((\"other\",pid=2,fd=4)) ino:1 sk:1 <->",
                "ESTAB 0 0 10.0.0.1:40000 10.0.0.9:80 users:((\"java\",pid=1,fd=5)) ino:1 sk:2 <->",
                "TIME-WAIT 0 0 10.0.0.1:8080 10.0.0.6:5000 timer:(timewait,59sec,0) ino:0 sk:6",
                "TIME-WAIT 0 0 10.0.0.1:40001 10.0.0.9:80 timer:(timewait,59sec,0) ino:0 sk:6",
                "TIME-WAIT 0 0 10.0.0.1:9090 10.0.0.6:5000 timer:(timewait,59sec,0) ino:0 sk:6");
        SocketTable its = table.ofProcess(1);
        assertThat(its.all()).extracting(one -> one.row().local().port()).containsExactly(8080, 40000, 8080, 40001);
        assertThat(table.isInbound(its.all().get(2))).isTrue();
        assertThat(table.isInbound(its.all().get(3))).isFalse();
        assertThat(table.ofPort(80).all()).hasSize(2);
    }

    @Test
    void aProgramsNameMayHoldAnything() {
        Held held = Held.of("ESTAB 0 0 10.0.0.1:1 10.0.0.2:2 users:((\"a\"b (\",pid=12,fd=3),(\"sh\",pid=13,fd=3),(\"sh\",pid=13,fd=4)) ino:1 sk:2 <->");
        assertThat(held.holders()).containsExactly(new Held.Holder("a\"b (", 12), new Held.Holder("sh", 13));
    }

    @Test
    void everyFaultHasItsSymptom() throws IOException {
        List<String> titles = Symptoms.load(Path.of("..", "experiments", "symptoms")).stream()
                .map(Symptom::title).map(Language.EN::tell).toList();
        List<Fault> faults = new ArrayList<>(of(closeWait(1, 0, 9_000)));
        String rest = " users:((\"java\",pid=1,fd=5)) ino:1 sk:2 <-> lastsnd:9000 lastrcv:9000";
        faults.addAll(of(
                "FIN-WAIT-1 0 9 10.0.0.1:1 10.0.0.2:1 timer:(persist,1sec,2) ino:0 sk:2 <->", "LAST-ACK 0 1 10.0.0.1:1 10.0.0.2:1 timer:(on,1sec,4) ino:0 sk:2 <->",
                "FIN-WAIT-2 0 0 10.0.0.1:1 10.0.0.2:1" + rest, "FIN-WAIT-2 0 0 10.0.0.1:1 10.0.0.2:1 timer:(timewait,9sec,0) ino:0 sk:2",
                "ESTAB 9 0 10.0.0.1:1 10.0.0.2:1" + rest, "ESTAB 0 9 10.0.0.1:1 10.0.0.2:1 timer:(persist,1sec,2) ino:1 sk:2 <->",
                "ESTAB 0 9 10.0.0.1:1 10.0.0.2:1 timer:(on,1sec,5) ino:1 sk:2 <->", "ESTAB 0 0 10.0.0.1:1 10.0.0.1:1" + rest,
                "LISTEN 2 1 10.0.0.1:1 0.0.0.0:*" + rest, "SYN-SENT 0 1 10.0.0.1:1 10.0.0.2:1 timer:(on,1sec,2) ino:1 sk:2 <->"));
        faults.addAll(of(IntStream.range(0, 10).mapToObj(i -> "SYN-RECV 0 0 10.0.0.1:1 10.0.0.2:" + i + " timer:(on,1sec,0) ino:0 sk:2").toArray(String[]::new)));
        faults.addAll(of(timeWaits(1_000)));
        faults.addAll(Diagnosis.of(table(timeWaits(1_000)), 1_000));
        assertThat(faults).hasSize(14);
        assertThat(faults).extracting(Fault::symptom).isSubsetOf(titles);
    }
}
