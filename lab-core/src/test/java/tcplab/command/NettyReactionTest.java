package tcplab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.language.SyntaxProblem;
import tcplab.model.Side;

/** What a channel's handler can be told to do. */
class NettyReactionTest {
    private final Names names = new Names();

    NettyReactionTest() throws SyntaxProblem {
        names.add("front", Side.SERVER);
        names.add("back", Side.SERVER);
        names.add("user", Side.CLIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "front netty on channelRead: pass back",
        "front netty on channelRead: pass back; read",
        "front netty on channelInactive: back close",
        "front netty on IdleStateEvent: write \"; bye\"; shutdownOutput; option AUTO_READ false",
        "front netty idle all 60s",
        "front netty idle read 1ms",
    })
    void theseAreUnderstood(String line) {
        assertThatCode(() -> Verbs.parse(line, names)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "front netty on channelRead: | there is no call to make",
        "front netty on channelRead: pass back; | there is no call to make",
        "front netty on channelRead pass back | 'channelRead' is no event of a Netty channel",
        "front netty on eof: close | 'eof:' is no event of a Netty channel",
        "front netty on channelRead: user close | user is at the other side",
        "front netty on channelRead: pass user | user is at the other side",
        "front netty on channelRead: pass nobody | there is no socket 'nobody'",
        "front netty on channelInactive: pass back | pass is for what the channel itself has read",
        "front netty on channelRead: back pass front | pass is for what the channel itself has read",
        "front netty on channelRead: listen 80 | 'listen' is no call of a channel's handler",
        "front netty on channelRead: on channelRead: close | 'on' is no call of a channel's handler",
        "front netty on channelRead: close now | 'now' is one word too many",
        "front netty pass back | 'pass' is no call of a channel",
        "front netty idle 300ms | '300ms' is no what an idle channel waits for",
        "front netty idle read 0ms | a channel is not idle for 0 ms",
        "front netty idle read 61s | a channel is not idle for 61000 ms",
    })
    void otherLinesAreRefused(String line, String why) {
        SyntaxProblem problem = catchThrowableOfType(SyntaxProblem.class, () -> Verbs.parse(line, names));
        assertThat(problem).as(line).isNotNull();
        assertThat(problem.told().toString()).startsWith(why);
    }

    @Test
    void whatCanStandNextIsOffered() {
        assertThat(Verbs.candidates(List.of("front", "netty", "on"), names)).contains("channelRead:", "IdleStateEvent:");
        assertThat(Verbs.candidates(List.of("front", "netty", "on", "channelRead:"), names)).contains("pass", "close").doesNotContain("listen");
        assertThat(Verbs.candidates(List.of("front", "netty"), names)).contains("idle", "on").doesNotContain("pass");
    }
}
