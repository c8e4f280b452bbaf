package tcplab.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.model.Endpoint;

class ActionJsonTest {
    static Stream<Action> actions() {
        return Stream.of(
                new Action.Open("conn", true),
                new Action.Bind("client", new Endpoint("10.0.0.1", 0)),
                new Action.Bind("client", new Endpoint("fd00::1", 65535)),
                new Action.Listen("server", new Endpoint("127.0.0.1", 7000), 5),
                new Action.Listen("server", null, 0),
                new Action.Accept("server", "conn"),
                new Action.Connect("client", new Endpoint("10.0.0.2", 7000)),
                new Action.Send("client", "\"quoted\", <é 中文 😀>\n\t\u0000 \\ end", 0),
                new Action.Send("client", null, 1_000_000),
                new Action.Send("client", "", 0),
                new Action.Recv("client", Integer.MAX_VALUE),
                new Action.RecvToEof("client"),
                new Action.Shutdown("client", Action.Shutdown.How.RDWR),
                new Action.Close("client"),
                new Action.Abort("client"),
                new Action.SetOption("client", "SO_LINGER", "off"),
                new Action.GetOption("client", "SO_ERROR"),
                new Action.Dup("client", "copy"),
                new Action.Fork("conn", "worker"),
                new Action.StartThread("conn", "reader"),
                new Action.SendUrgent("client", "now!"),
                new Action.TlsHandshake("conn", true),
                new Action.TlsWrite("client", "hello"),
                new Action.TlsRead("conn"),
                new Action.TlsShutdown("client"),
                new Action.React("conn", Action.React.Trigger.EOF, List.of()),
                new Action.React("conn", Action.React.Trigger.DATA, List.of(
                        new Action.SetOption("conn", "TCP_QUICKACK", "1"),
                        new Action.React("conn", Action.React.Trigger.ERROR, List.of(new Action.Abort("conn"))),
                        new Action.Close("conn"))));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyActionComesBackAsItWas(Action action) {
        String line = ActionJson.write(action).toString();
        assertThat(line).doesNotContain("\n");
        assertThat(ActionJson.read(JsonParser.parseString(line))).isEqualTo(action);
    }

    @Test
    void noKindOfActionIsMissingHere() {
        assertThat(actions().map(Object::getClass).distinct())
                .hasSameElementsAs(Arrays.asList(Action.class.getPermittedSubclasses()));
    }

    @Test
    void anActionIsWrittenWithItsKindAndItsFields() {
        assertThat(ActionJson.write(new Action.Shutdown("conn", Action.Shutdown.How.WR)))
                .hasToString("{\"socket\":\"conn\",\"how\":\"WR\",\"action\":\"Shutdown\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"action\":\"Dance\",\"socket\":\"conn\"}", "[]", "7", "{\"action\":{}}",
        "{\"action\":\"Bind\",\"socket\":\"conn\",\"local\":{\"address\":\"10.0.0.1\",\"port\":70000}}"})
    void anythingElseIsNoAction(String json) {
        assertThatThrownBy(() -> ActionJson.read(JsonParser.parseString(json))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void anUnknownActionIsNamed() {
        assertThatThrownBy(() -> ActionJson.read(JsonParser.parseString("{\"action\":\"Dance\"}")))
                .hasMessageContaining("unknown action \"Dance\"");
    }
}
