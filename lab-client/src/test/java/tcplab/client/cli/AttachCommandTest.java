package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks at the sockets of the test's own process. */
class AttachCommandTest {
    private static final String SELF = Long.toString(ProcessHandle.current().pid());

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private <T extends AutoCloseable> T keep(T one) {
        open.add(one);
        return one;
    }

    private ServerSocket listener(int backlog) throws IOException {
        return keep(new ServerSocket(0, backlog, InetAddress.getLoopbackAddress()));
    }

    private Socket connectTo(ServerSocket listener) throws IOException {
        return keep(new Socket(listener.getInetAddress(), listener.getLocalPort()));
    }

    /** What is found of the port, once there is something: a fault is one only after a second, and each look takes as long. */
    private static String found(ServerSocket listener) {
        String port = ":" + listener.getLocalPort();
        Said said = Said.by("attach", port);
        for (int i = 0; i < 30 && said.code() == 0; i++) {
            said = Said.by("attach", port);
        }
        assertThat(said.code()).as(said.out() + said.err()).isEqualTo(1);
        // Where its lines break depends on the numbers in them.
        return said.out().replaceAll("\\s+", " ");
    }

    @Test
    void aForgottenCloseIsNamedWithWhatShowsIt() throws Exception {
        ServerSocket listener = listener(10);
        Socket client = connectTo(listener);
        Socket accepted = keep(listener.accept());
        client.close();
        assertThat(accepted.getInputStream().read()).isEqualTo(-1);
        assertThat(found(listener)).startsWith("port " + listener.getLocalPort() + " ")
                .contains("1. 1 in CLOSE-WAIT, the longest without a segment for ", ": nothing is unread of 1 whose turn it is: this process, most likely held by: ")
                .contains(" " + SELF + " (1) scripts/lab why \"Thousands of sockets in CLOSE-WAIT\" scripts/lab run close/four-way");
    }

    @Test
    void dataThatNobodyReadsIsThisProcessesToRead() throws Exception {
        ServerSocket listener = listener(10);
        Socket client = connectTo(listener);
        keep(listener.accept());
        client.getOutputStream().write(new byte[5]);
        assertThat(found(listener)).contains("1 open connections of which nothing was read for a second: 5 bytes are unread whose turn it is: this process ");
    }

    @Test
    void aFullAcceptQueueIsNamed() throws Exception {
        ServerSocket listener = listener(1);
        connectTo(listener);
        connectTo(listener);
        assertThat(found(listener)).contains("1 listeners whose accept queue is full: 2 connections wait for accept()");
    }

    @Test
    void aHealthyConnectionIsAccusedOfNothing() throws Exception {
        ServerSocket listener = listener(10);
        connectTo(listener);
        keep(listener.accept());
        Said said = Said.by("attach", ":" + listener.getLocalPort());
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("LISTEN", "ESTABLISHED", "nothing here has waited for anybody for longer than a second\n");
    }

    @Test
    void aProcessIsNamedWithItsDescriptorsAndItsStates() throws Exception {
        listener(10);
        JsonObject json = JsonParser.parseString(Said.by("attach", SELF, "--json").out()).getAsJsonObject();
        assertThat(json.get("process").getAsString()).isEqualTo(SELF);
        assertThat(json.get("descriptors").getAsLong()).isPositive();
        assertThat(json.getAsJsonArray("states")).anySatisfy(state ->
                assertThat(state.getAsJsonObject().get("state").getAsString()).isEqualTo("LISTEN"));
        assertThat(Said.by("attach", SELF).out()).contains(" descriptors are open\n");
    }

    @Test
    void whatIsNoProcessAndNoPortIsRefused() {
        assertThat(Said.by("attach").err()).contains("attach needs one process or one port", "as in: scripts/lab attach :8080");
        assertThat(Said.by("attach", "nginx").err()).contains("'nginx' is no process and no port");
        assertThat(Said.by("attach", ":70000").err()).contains("70000 is no port");
        Said nothing = Said.by("attach", ":1");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.out()).contains("it has no TCP socket here");
        assertThat(Said.by("attach", "999999999").err()).contains("there is no process 999999999");
        assertThat(Said.by("attach", "1", "2").code()).isEqualTo(64);
    }
}
