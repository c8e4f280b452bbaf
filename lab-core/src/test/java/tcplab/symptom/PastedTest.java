package tcplab.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PastedTest {
    @Test
    void ofATableOfSsTheUnusualStateOfMostSocketsIsAskedFor() {
        Pasted pasted = Pasted.of(String.join("\n",
                "State      Recv-Q Send-Q Local Address:Port  Peer Address:PortProcess",
                "LISTEN     0      128          0.0.0.0:22         0.0.0.0:*    users:((\"sshd\",pid=1,fd=3))",
                "CLOSE-WAIT 1      0         10.0.0.1:8080      10.0.0.2:51324",
                "CLOSE-WAIT 1      0         10.0.0.1:8080      10.0.0.2:51326",
                "TIME-WAIT  0      0         10.0.0.1:8080      10.0.0.2:51328",
                "ESTAB      0      0         10.0.0.1:22        10.0.0.3:51328"));
        assertThat(pasted.question()).isEqualTo("CLOSE-WAIT");
        assertThat(pasted.taken()).hasToString("2 of 5 sockets are in CLOSE-WAIT");
    }

    @Test
    void soIsOneOfNetstat() {
        Pasted pasted = Pasted.of(String.join("\n",
                "Active Internet connections (servers and established)",
                "Proto Recv-Q Send-Q Local Address           Foreign Address         State",
                "tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN",
                "tcp        0      1 10.0.0.1:51322          10.0.0.9:80             SYN_SENT",
                "tcp6       0      0 ::1:631                 :::*                    LISTEN"));
        assertThat(pasted.question()).isEqualTo("SYN-SENT");
        assertThat(pasted.taken()).hasToString("1 of 3 sockets are in SYN-SENT");
    }

    @Test
    void whereAllStatesAreUsualTheQueuesAreLookedAt() {
        assertThat(Pasted.of("LISTEN 129 128 0.0.0.0:80 0.0.0.0:*").taken()).hasToString("the accept queue of 1 listeners is full");
        assertThat(Pasted.of("ESTAB 4096 0 10.0.0.1:80 10.0.0.2:5000").taken()).hasToString("1 of 1 sockets have a Recv-Q that nobody reads");
        assertThat(Pasted.of("ESTAB 0 4096 10.0.0.1:80 10.0.0.2:5000").taken())
                .hasToString("1 of 1 sockets have a Send-Q that is not acknowledged");
        Pasted healthy = Pasted.of("ESTAB 0 0 10.0.0.1:80 10.0.0.2:5000");
        assertThat(healthy.taken()).hasToString("all 1 sockets listen or are established, and their queues are empty");
        assertThat(healthy.question()).isEmpty();
    }

    @Test
    void aFullQueueWeighsMoreThanAStateThatPasses() {
        assertThat(Pasted.of("LISTEN 129 128 0.0.0.0:80 0.0.0.0:*\nTIME-WAIT 0 0 10.0.0.1:80 10.0.0.2:5000").question())
                .isEqualTo("LISTEN Recv-Q full accept queue");
        assertThat(Pasted.of("ESTAB 9 0 10.0.0.1:80 10.0.0.2:5000\nTIME-WAIT 0 0 10.0.0.1:80 10.0.0.2:5001").question())
                .isEqualTo("ESTABLISHED Recv-Q not read");
        assertThat(Pasted.of("ESTAB 0 0 10.0.0.1:80 10.0.0.2:5000\nTIME-WAIT 0 0 10.0.0.1:80 10.0.0.2:5001").question()).isEqualTo("TIME-WAIT");
    }

    /** netstat says 0 where ss says how many a listener takes. */
    @Test
    void ofAListenerNetstatDoesNotTellTheBacklog() {
        assertThat(Pasted.of("tcp        1      0 0.0.0.0:80              0.0.0.0:*               LISTEN").question()).isEmpty();
        assertThat(Pasted.of("tcp   LISTEN 129 128 0.0.0.0:80 0.0.0.0:*").question()).isEqualTo("LISTEN Recv-Q full accept queue");
    }

    @Test
    void ofAStackTraceTheLastCauseIsAskedFor() {
        Pasted pasted = Pasted.of(String.join("\n",
                "Exception in thread \"main\" java.lang.IllegalStateException: request failed",
                "\tat org.example.Client.call(Client.java:12)",
                "Caused by: java.io.UncheckedIOException: java.net.SocketException: Connection reset",
                "\t... 3 more",
                "Caused by: java.net.SocketException: Connection reset",
                "\tat java.base/sun.nio.ch.NioSocketImpl.implRead(NioSocketImpl.java:318)"));
        assertThat(pasted.question()).isEqualTo("SocketException Connection reset");
        assertThat(pasted.taken()).hasToString("taken from it: SocketException Connection reset");
        assertThat(Pasted.of("io.netty.channel.unix.Errors$NativeIoException: recvAddress(..) failed: Connection reset by peer").question())
                .isEqualTo("Errors$NativeIoException recvAddress(..) failed: Connection reset by peer");
    }

    @Test
    void anythingElseIsTakenAsItIs() {
        Pasted pasted = Pasted.of("upstream prematurely closed connection while reading");
        assertThat(pasted.question()).isEqualTo("upstream prematurely closed connection while reading");
        assertThat(pasted.taken().isEmpty()).isTrue();
    }

    @Test
    void aLineOfManyPartsIsNoMatter() {
        String line = "a.".repeat(5_000) + "b";
        assertThat(Pasted.of(line).question()).isEqualTo(line);
    }
}
