package tcplab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.model.Capability;
import tcplab.model.Endpoint;
import tcplab.model.SocketOption;
import tcplab.model.TcpInfo;
import tcplab.peer.Action;
import tcplab.peer.SocketCalls;

class ActionJsonTest {
    static Stream<Action> actions() {
        return Stream.of(
                new Open("conn", true),
                new Bind("client", new Endpoint("10.0.0.1", 0)),
                new Bind("client", new Endpoint("fd00::1", 65535)),
                new Listen("server", new Endpoint("127.0.0.1", 7000), 5),
                new Listen("server", null, 0),
                new Accept("server", "conn", false),
                new Connect("client", new Endpoint("10.0.0.2", 7000), false),
                new Connect("client", new Endpoint("10.0.0.2", 7000), true),
                new Connect("client", null, false),
                new Send("client", "\"quoted\", <é 中文 😀>\n\t\u0000 \\ end", 0, false, false),
                new Send("client", null, 1_000_000, false, false),
                new Send("client", "", 0, false, false),
                new Recv("client", Integer.MAX_VALUE, SocketCalls.Taking.ONCE, false),
                new Recv("client", 1, SocketCalls.Taking.TO_EOF, false),
                new Recv("client", 1, SocketCalls.Taking.PEEK, true),
                new Shutdown("client", SocketCalls.Direction.RDWR),
                new Close("client"),
                new Abort("client"),
                new SetOption("client", SocketOption.SO_LINGER, "off", false),
                new GetOption("client", SocketOption.SO_ERROR, null),
                new GetOption("client", null, TcpInfo.RTO),
                new Capset("server", false, Capability.CAP_NET_BIND_SERVICE),
                new Dup("client", "copy"),
                new Fork("conn", "worker"),
                new StartThread("conn", "reader"),
                new Send("client", "now!", 0, true, false),
                new TlsCall("conn", "accept", null),
                new TlsCall("client", "write", "hello"),
                new TlsCall("conn", "read", null),
                new TlsCall("client", "shutdown", null),
                NettyCall.write("conn", "bye"),
                NettyCall.idle("conn", "read", 300),
                NettyCall.on("front", "channelRead", List.of(NettyCall.pass("front", "back"), NettyCall.of("back", NettyCall.Method.CLOSE))),
                new React("conn", SocketCalls.Trigger.EOF, List.of()),
                new React("conn", SocketCalls.Trigger.DATA, List.of(
                        new SetOption("conn", SocketOption.TCP_QUICKACK, "1", false),
                        new React("conn", SocketCalls.Trigger.ERROR, List.of(new Abort("conn"))),
                        new Close("conn"))));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyActionComesBackAsItWas(Action action) {
        String line = ActionJson.write(action).toString();
        assertThat(line).doesNotContain("\n");
        assertThat(ActionJson.read(JsonParser.parseString(line))).isEqualTo(action);
    }

    @Test
    void anActionIsWrittenWithItsVerbAndItsFields() {
        assertThat(ActionJson.write(new Shutdown("conn", SocketCalls.Direction.WR)))
                .hasToString("{\"socket\":\"conn\",\"how\":\"WR\",\"action\":\"shutdown\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"action\":\"Dance\",\"socket\":\"conn\"}", "[]", "7", "{\"action\":{}}",
        "{\"action\":\"bind\",\"socket\":\"conn\",\"local\":{\"address\":\"10.0.0.1\",\"port\":70000}}"})
    void anythingElseIsNoAction(String json) {
        assertThatThrownBy(() -> ActionJson.read(JsonParser.parseString(json))).isInstanceOf(JsonParseException.class);
    }

    @Test
    void anUnknownActionIsNamed() {
        assertThatThrownBy(() -> ActionJson.read(JsonParser.parseString("{\"action\":\"Dance\"}")))
                .hasMessageContaining("\"action\" cannot be \"Dance\"");
    }
}
