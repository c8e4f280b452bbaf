package tcplab.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tcplab.attach.Fault.Certainty;
import tcplab.symptom.Symptom;
import tcplab.symptom.Symptoms;
import tcplab.text.Language;

/** On lines as {@code ss -Htanpoie -O} prints them. */
class DiagnosisTest {
    private static final String HELD = " users:((\"java\",pid=1,fd=5)) ";

    private static List<Fault> of(String... lines) {
        return Diagnosis.of(table(lines), table(lines), Kernel.USUAL);
    }

    private static SocketTable table(String... lines) {
        return new SocketTable(Stream.of(lines).map(Held::of).toList());
    }

    private static String closeWait(int port, int recvQ, long since) {
        return "CLOSE-WAIT " + recvQ + " 0 10.0.0.1:8080 10.0.0.2:" + port + HELD + "ino:9 sk:7 <-> cubic rto:204 lastsnd:100 lastrcv:900000 lastack:" + since;
    }

    @Test
    void howFarAProgramHasReadBeforeAForgottenCloseIsTold() {
        Fault fault = of(closeWait(1, 0, 240_000), closeWait(2, 0, 5_000), closeWait(3, 1, 5_000), closeWait(4, 501, 5_000)).get(0);
        assertThat(fault.symptom()).isEqualTo("Thousands of sockets in CLOSE-WAIT");
        assertThat(fault.evidence()).hasToString("4 in CLOSE-WAIT, the longest without a segment for 240 s: "
                + "nothing is unread of 2, all but the end of 1, data is unread of 1");
        assertThat(fault.turn()).hasToString("this process");
        assertThat(fault.certainty()).isEqualTo(Certainty.CERTAIN);
    }

    /** lastrcv is of data; a FIN that comes alone shows in lastack. */
    @Test
    void whoseFinHasJustComeIsNotAccusedAndWhoIsStillAtWorkNotForCertain() {
        assertThat(of(closeWait(1, 0, 400))).isEmpty();
        assertThat(of(closeWait(1, 0, 3_000))).singleElement().satisfies(fault -> assertThat(fault.certainty()).isEqualTo(Certainty.LIKELY));
    }

    @Test
    void whatWasNeverAcceptedIsNoForgottenClose() {
        assertThat(of("CLOSE-WAIT 1 0 10.0.0.1:8080 10.0.0.2:5 ino:0 sk:7 <-> lastrcv:9000 lastack:9000")).singleElement().satisfies(fault -> {
            assertThat(fault.symptom()).isEqualTo("Connections are established, and no program has accepted them");
            assertThat(fault.evidence()).hasToString("1 connections have not been accepted, the longest without a segment for 9.0 s");
        });
    }

    @Test
    void aReaderIsStalledIfItReadsNothingBetweenTwoLooks() {
        String before = "ESTAB 1000 0 10.0.0.1:80 10.0.0.2:5" + HELD + "ino:1 sk:2 <-> bytes_received:5000 lastrcv:40 lastack:40";
        String stalled = "ESTAB 1500 0 10.0.0.1:80 10.0.0.2:5" + HELD + "ino:1 sk:2 <-> bytes_received:5500 lastrcv:40 lastack:40";
        String reads = "ESTAB 1000 0 10.0.0.1:80 10.0.0.2:5" + HELD + "ino:1 sk:2 <-> bytes_received:5500 lastrcv:40 lastack:40";
        assertThat(Diagnosis.of(table(before), table(stalled), Kernel.USUAL)).singleElement().satisfies(fault ->
                assertThat(fault.evidence()).hasToString("1 open connections of which nothing was read for a second: 1500 bytes are unread"));
        assertThat(Diagnosis.of(table(before), table(reads), Kernel.USUAL)).isEmpty();
    }

    /** Each ACK sets the count of probes to 0 again; the backoff stays. */
    @Test
    void aShutWindowIsThePeersAndOneThatNobodyAnswersForTheNetworks() {
        assertThat(of("ESTAB 0 55633 10.0.0.1:8080 10.0.0.3:5000" + HELD + "timer:(persist,1.2sec,0) ino:1 sk:3 <-> backoff:4")).singleElement().satisfies(fault -> {
            assertThat(fault.evidence()).hasToString("1 open connections whose peer has no room: 55633 bytes wait here");
            assertThat(fault.turn()).hasToString("the peer's program: it does not read");
        });
        assertThat(of("ESTAB 0 55633 10.0.0.1:8080 10.0.0.3:5000" + HELD + "timer:(persist,190ms,0) ino:1 sk:3 <->")).isEmpty();
        assertThat(of("ESTAB 0 9 10.0.0.1:8080 10.0.0.3:5000" + HELD + "timer:(persist,12sec,5) ino:1 sk:3 <-> backoff:6")).singleElement()
                .satisfies(fault -> assertThat(fault.turn()).hasToString("the network, or the peer's host"));
    }

    /** A reader that is about to read, an acknowledgement that is about to come, a keepalive that runs: all is well. */
    @Test
    void aHealthyServerIsAccusedOfNothing() {
        assertThat(of(
                "LISTEN 0 128 0.0.0.0:8080 0.0.0.0:*" + HELD + "ino:1 sk:1 <->", "LISTEN 128 128 0.0.0.0:8081 0.0.0.0:*" + HELD + "ino:1 sk:1 <->",
                "ESTAB 512 0 10.0.0.1:8080 10.0.0.2:5000 ino:1 sk:2 <-> lastsnd:3 lastrcv:2 lastack:2",
                "ESTAB 0 512 10.0.0.1:8080 10.0.0.3:5000 timer:(on,201ms,0) ino:1 sk:3 <-> lastsnd:3 lastrcv:900000 lastack:3",
                "ESTAB 0 0 10.0.0.1:8080 10.0.0.4:5000 timer:(keepalive,119min,0) ino:1 sk:4 <-> lastsnd:900000 lastrcv:900000 lastack:900000",
                "FIN-WAIT-2 0 0 10.0.0.1:8080 10.0.0.7:5000 timer:(timewait,59sec,0) ino:0 sk:5",
                "FIN-WAIT-2 0 0 10.0.0.1:8080 10.0.0.8:5000 uid:7 ino:77 sk:5 <-> lastrcv:900000 lastack:10",
                "FIN-WAIT-1 0 1 10.0.0.1:8080 10.0.0.5:5000 timer:(on,201ms,0) ino:0 sk:5 <->",
                "SYN-RECV 0 0 10.0.0.1:8080 10.0.0.9:1 timer:(on,900ms,0) ino:0 sk:2",
                "TIME-WAIT 0 0 10.0.0.1:8080 10.0.0.6:5000 timer:(timewait,59sec,0) ino:0 sk:6")).isEmpty();
    }

    @Test
    void aVanishedPeerIsLikelyAndNoFaultOfThisProcess() {
        for (String line : List.of(
                "ESTAB 0 700 10.0.0.1:8080 10.0.0.2:5000" + HELD + "timer:(on,12sec,7) ino:1 sk:2 <-> lastrcv:60000",
                "ESTAB 0 0 10.0.0.1:8080 10.0.0.2:5000" + HELD + "timer:(keepalive,7sec,3) ino:1 sk:2 <-> lastrcv:60000",
                "FIN-WAIT-1 0 1 10.0.0.1:8080 10.0.0.2:5000 timer:(on,12sec,6) ino:0 sk:2 <->")) {
            Fault fault = of(line).get(0);
            assertThat(fault.turn()).hasToString("the network, or the peer's host");
            assertThat(fault.certainty()).isEqualTo(Certainty.LIKELY);
        }
    }

    @Test
    void aQueueIsFullIfItHoldsMoreThanItsBacklogInBothLooks() {
        String over = "LISTEN 129 128 0.0.0.0:8080 0.0.0.0:*" + HELD + "ino:1 sk:1 <->";
        String under = over.replace("129", "3");
        assertThat(of(over).get(0).evidence()).hasToString("1 listeners whose accept queue is full: 129 connections wait for accept()");
        assertThat(Diagnosis.of(table(under), table(over), Kernel.USUAL)).isEmpty();
    }

    /** The third segments do come, and are ignored here. */
    @Test
    void requestsBehindAFullQueueAreNotTheClients() {
        List<String> lines = new ArrayList<>(IntStream.range(0, 10).mapToObj(i -> "SYN-RECV 0 0 10.0.0.1:8080 10.0.0.2:" + i + " timer:(on,3sec,2) ino:0 sk:2").toList());
        assertThat(of(lines.toArray(String[]::new))).extracting(Fault::symptom).containsExactly("Many requests in SYN-RECEIVED");
        lines.add("LISTEN 129 128 0.0.0.0:8080 0.0.0.0:*" + HELD + "ino:1 sk:1 <->");
        assertThat(of(lines.toArray(String[]::new))).extracting(fault -> fault.turn().toString()).containsExactly("this process");
    }

    @Test
    void portsAreUsedUpFromOneAddressTowardsOneServer() {
        String[] few = timeWaits(1_000);
        assertThat(of(few)).singleElement().satisfies(fault -> assertThat(fault.certainty()).isEqualTo(Certainty.HARMLESS));
        assertThat(of(timeWaits(999))).isEmpty();
        Kernel kernel = new Kernel(1_500, 60);
        assertThat(Diagnosis.of(table(few), table(few), kernel)).first().satisfies(fault -> assertThat(fault.evidence())
                .hasToString("1000 of 1500 local ports are in use towards 10.0.0.9:80"));
        String[] split = Stream.of(few).map(line -> line.matches(".*[02468] 10.0.0.9.*") ? line : line.replace("10.0.0.1:", "10.0.0.7:")).toArray(String[]::new);
        assertThat(Diagnosis.of(table(split), table(split), kernel)).extracting(Fault::certainty).containsExactly(Certainty.HARMLESS);
    }

    private static String[] timeWaits(int many) {
        return IntStream.range(0, many).mapToObj(i -> "TIME-WAIT 0 0 10.0.0.1:" + (32_768 + i) + " 10.0.0.9:80 timer:(timewait,40sec,0) ino:0 sk:6")
                .toArray(String[]::new);
    }

    @Test
    void howLongAnOrphanLastsIsASettingOfTheKernel() {
        String[] fresh = IntStream.range(0, 10).mapToObj(i -> "FIN-WAIT-2 0 0 10.0.0.1:80 10.0.0.2:" + i + " timer:(timewait,14sec,0) ino:0 sk:2").toArray(String[]::new);
        assertThat(Diagnosis.of(table(fresh), table(fresh), new Kernel(28_232, 15))).isEmpty();
        assertThat(of(fresh)).singleElement().satisfies(fault -> assertThat(fault.certainty()).isEqualTo(Certainty.HARMLESS));
        assertThat(Held.of("FIN-WAIT-2 0 0 a:1 b:2 timer:(timewait,1min,0) ino:0 sk:2".replace("a:", "10.0.0.1:").replace("b:", "10.0.0.2:")).secondsLeft()).hasValue(60);
    }

    @Test
    void whatOnlyTheKernelHoldsBelongsToWhoeverListensThereAndWhatAnotherHoldsToNobodyElse() {
        SocketTable table = table(
                "LISTEN 0 128 0.0.0.0:8080 0.0.0.0:*" + HELD + "ino:1 sk:1 <->",
                "LISTEN 0 128 0.0.0.0:9090 0.0.0.0:* users:((\"other\",pid=2,fd=4)) ino:1 sk:1 <->",
                "ESTAB 0 0 10.0.0.1:40000 10.0.0.9:80" + HELD + "ino:1 sk:2 <->",
                "TIME-WAIT 0 0 10.0.0.1:8080 10.0.0.6:5000 timer:(timewait,59sec,0) ino:0 sk:6",
                "TIME-WAIT 0 0 10.0.0.1:40001 10.0.0.9:80 timer:(timewait,59sec,0) ino:0 sk:6",
                "CLOSE-WAIT 1 0 10.0.0.1:4 10.0.0.9:80 uid:7 ino:77 sk:1 <-> lastrcv:9000 lastack:9000",
                "TIME-WAIT 0 0 10.0.0.1:9090 10.0.0.6:5000 timer:(timewait,59sec,0) ino:0 sk:6");
        SocketTable its = table.ofProcess(1);
        assertThat(its.all()).extracting(one -> one.row().local().port()).containsExactly(8080, 40000, 8080, 40001);
        assertThat(table.isInbound(its.all().get(2))).isTrue();
        assertThat(table.isInbound(its.all().get(3))).isFalse();
        assertThat(table.ofPort(80).all()).hasSize(3);
    }

    @Test
    void aProgramsNameMayLookLikeAnything() {
        Held held = Held.of("ESTAB 0 9 10.0.0.1:1 10.0.0.2:2 users:((\"timer:(persist,\",pid=12,fd=3),(\"x lastrcv:9999\",pid=13,fd=3)) ino:1 sk:2 <-> lastack:5");
        assertThat(held.holders()).containsExactly(new Held.Holder("timer:(persist,", 12), new Held.Holder("x lastrcv:9999", 13));
        assertThat(held.timer()).isEmpty();
        assertThat(held.sinceSegment()).hasValue(5);
    }

    /** In the very hour in which it is needed: what looked through all of them for each of them would run into the limit of all tests. */
    @Test
    void aHundredThousandSocketsAreNoMatter() {
        String[] many = IntStream.range(0, 100_000).mapToObj(i -> closeWait(i % 60_000 + 1, 0, 5_000)).toArray(String[]::new);
        SocketTable table = table(many);
        assertThat(Diagnosis.of(table, table, Kernel.USUAL)).hasSize(1);
        assertThat(table.all()).noneMatch(table::isInbound);
    }

    /** The server is of the same machine, so that its queue can be seen. */
    @Test
    void whoConnectsToAListenerWithAFullQueueIsNotToldThatTheNetworkIsToBlame() {
        String syn = "SYN-SENT 0 1 10.0.0.1:40000 10.0.0.1:9001 users:((\"nginx\",pid=7,fd=5)) timer:(on,1sec,2) ino:1 sk:2 <->";
        String full = "LISTEN 2 1 0.0.0.0:9001 0.0.0.0:* users:((\"python3\",pid=8,fd=3)) ino:3 sk:4 <->";
        String roomy = full.replace("LISTEN 2", "LISTEN 1");
        SocketTable whole = table(syn, full);
        assertThat(Diagnosis.of(whole.ofProcess(7), whole.ofProcess(7), Kernel.USUAL)).singleElement().satisfies(fault -> {
            assertThat(fault.evidence()).hasToString("1 in SYN-SENT towards 10.0.0.1:9001, which listens here with a full accept queue");
            assertThat(fault.turn()).hasToString("the program that listens there: python3 8");
            assertThat(fault.certainty()).isEqualTo(Certainty.CERTAIN);
        });
        // A burst, which is over by the second look.
        assertThat(Diagnosis.of(whole.ofProcess(7), table(syn, roomy).ofProcess(7), Kernel.USUAL)).singleElement()
                .satisfies(fault -> assertThat(fault.turn()).hasToString("the network, or the host that is to answer"));
    }

    @Test
    void everyFaultHasItsSymptom() throws IOException {
        List<String> titles = Symptoms.load(Path.of("..", "experiments", "symptoms")).stream()
                .map(Symptom::title).map(Language.EN::tell).toList();
        String rest = HELD + "ino:1 sk:2 <-> bytes_received:9 lastsnd:9000 lastrcv:9000 lastack:9000";
        List<Fault> faults = new ArrayList<>(of(closeWait(1, 0, 9_000),
                "FIN-WAIT-1 0 9 10.0.0.1:1 10.0.0.2:1 timer:(persist,1sec,0) ino:0 sk:2 <-> backoff:5", "LAST-ACK 0 1 10.0.0.1:1 10.0.0.2:2 timer:(on,1sec,4) ino:0 sk:2 <->",
                "FIN-WAIT-2 0 0 10.0.0.1:1 10.0.0.2:3" + rest, "ESTAB 9 0 10.0.0.1:1 10.0.0.2:4" + rest,
                "ESTAB 0 9 10.0.0.1:1 10.0.0.2:5" + HELD + "timer:(persist,1sec,0) ino:1 sk:2 <-> backoff:4",
                "ESTAB 0 9 10.0.0.1:1 10.0.0.2:6" + HELD + "timer:(on,1sec,5) ino:1 sk:2 <->", "ESTAB 0 0 10.0.0.1:1 10.0.0.1:1" + rest,
                "ESTAB 0 0 10.0.0.1:1 10.0.0.2:7 ino:0 sk:2 <-> lastack:9000", "LISTEN 2 1 10.0.0.1:1 0.0.0.0:*" + rest,
                "SYN-SENT 0 1 10.0.0.1:1 10.0.0.2:1 timer:(on,1sec,2) ino:1 sk:2 <->"));
        faults.addAll(of(IntStream.range(0, 10).mapToObj(i -> "SYN-RECV 0 0 10.0.0.1:1 10.0.0.2:" + i + " timer:(on,1sec,1) ino:0 sk:2").toArray(String[]::new)));
        faults.addAll(of(IntStream.range(0, 10).mapToObj(i -> "FIN-WAIT-2 0 0 10.0.0.1:1 10.0.0.2:" + i + " timer:(timewait,1sec,0) ino:0 sk:2").toArray(String[]::new)));
        faults.addAll(Diagnosis.of(table(timeWaits(1_000)), table(timeWaits(1_000)), new Kernel(1_000, 60)));
        assertThat(faults).extracting(Fault::symptom).isSubsetOf(titles).doesNotHaveDuplicates().hasSize(15);
    }
}
