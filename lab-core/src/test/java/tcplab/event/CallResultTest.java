package tcplab.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.journal.EventJson;
import tcplab.model.Errno;
import tcplab.model.Side;
import tcplab.text.Told;

class CallResultTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "1448", "EOF", "close_notify", "EPIPE", "E150", "SSL_ERROR", "SIGPIPE", "not-made", "?"})
    void aResultIsRecordedAsItsWordAndReadAgain(String word) {
        CallResult result = CallResult.of(word);
        assertThat(result.word()).isEqualTo(word);
        Call call = new Call(1, 2, Side.CLIENT, "client", 1, Call.By.SCRIPT, "send", "", result, "");
        assertThat(EventJson.write(call)).contains("\"result\":\"" + word + "\"").doesNotContain("note");
        assertThat(EventJson.read(EventJson.write(call))).isEqualTo(call);
    }

    @Test
    void onlyWhatDidNotDoWhatItWasAskedToIsAFailure() {
        assertThat(CallResult.of("EPIPE")).isEqualTo(new CallResult.Failed(Errno.EPIPE));
        for (String failure : new String[] {"EPIPE", "E150", "SSL_ERROR", "SIGPIPE", "not-made"}) {
            assertThat(CallResult.of(failure).isFailure()).as(failure).isTrue();
        }
        for (String success : new String[] {"0", "1448", "EOF", "close_notify"}) {
            assertThat(CallResult.of(success).isFailure()).as(success).isFalse();
        }
    }

    @Test
    void whatElseIsToBeSaidOfACallIsRecordedAsASentence() {
        Call call = new Call(1, 2, Side.CLIENT, "client", 1, Call.By.SCRIPT, "recv", "eof", CallResult.EOF, "bye",
                Told.say("%d bytes before it", 3L));
        String json = EventJson.write(call);
        assertThat(json).contains("\"note\":{\"say\":\"%d bytes before it\",\"with\":[3]}");
        assertThat(EventJson.read(json)).isEqualTo(call);
    }
}
