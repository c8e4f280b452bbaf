package tcplab.client.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.WireCut;
import tcplab.model.Side;
import tcplab.text.Language;

class CallLogTest {
    private final CallLog log = new CallLog();

    private static Call call(String socket, String name, long at, Call.By by) {
        return new Call(at, at + 5, Side.CLIENT, socket, 1, by, name, "", CallResult.OK, "");
    }

    private static Call call(String socket, String name, long at) {
        return call(socket, name, at, Call.By.SCRIPT);
    }

    @Test
    void aCallThatReturnsAfterALaterOneIsToldOnceAndTheLaterOneToo() {
        log.begins(1, 10);
        assertThat(log.next()).isEmpty();
        log.begins(2, 100);
        log.take(call("client", "send", 101));
        assertThat(log.next()).singleElement().extracting(Language.EN::tell).asString().contains("client send() = 0").doesNotContain("late");
        // It began before that send, and a record in order of time puts it there.
        log.take(call("conn", "recv", 11));
        log.begins(3, 200);
        log.take(call("client", "close", 201));
        assertThat(log.next()).hasSize(2);
        assertThat(log.next()).isEmpty();
    }

    @Test
    void aLateResultNamesItsLine() {
        log.begins(5, 10);
        log.begins(6, 100);
        log.take(call("conn", "recv", 11));
        assertThat(log.next()).singleElement().extracting(Language.EN::tell).asString().endsWith("(late, from line 5)");
    }

    @Test
    void thatTheWireIsDownIsTold() {
        log.take(new WireCut(11, true));
        log.take(new WireCut(12, false));
        assertThat(log.next()).extracting(Language.EN::tell).containsExactly("  the wire is down: everything is lost", "  the wire is up again");
    }

    @Test
    void aReactionIsNeverLate() {
        log.begins(5, 10);
        log.begins(6, 100);
        log.take(call("conn", "close", 11, Call.By.REACTION));
        assertThat(log.next()).singleElement().extracting(Language.EN::tell).asString().endsWith("ms)");
    }
}
