package tcplab.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.event.SocketNamed;

class EventJsonTest {
    private static final String NAMED = "{\"event\":\"SocketNamed\",\"atNanos\":7,\"side\":\"CLIENT\",\"socket\":\"client\","
            + "\"local\":{\"address\":\"10.0.0.1\",\"port\":80}}";

    @Test
    void whatMayBeMissingMayBeMissing() {
        SocketNamed named = (SocketNamed) EventJson.read(NAMED);
        assertThat(named.local().port()).isEqualTo(80);
        assertThat(named.remote()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"event\":\"SocketNamed\" | \"event\":\"Sockets\" | the field \"event\" cannot be \"Sockets\"",
                "\"event\":\"SocketNamed\", | | the field \"event\" is missing",
                "\"event\":\"SocketNamed\" | \"event\":[1] | the field \"event\" cannot be [1]",
                "\"atNanos\":7, | | the field \"atNanos\" is missing",
                "\"atNanos\":7 | \"atNanos\":\"7\" | the field \"atNanos\" cannot be \"7\"",
                "\"atNanos\":7 | \"atNanos\":1e999999999 | the field \"atNanos\" cannot be 1e999999999",
                "\"atNanos\":7 | \"atNanos\":9223372036854775808 | the field \"atNanos\" cannot be 9223372036854775808",
                "\"atNanos\":7 | \"atNanos\":9223372036854775807 | the field \"atNanos\" cannot be 9223372036854775807",
                "\"atNanos\":7 | \"atNanos\":-9223372036854775808 | the field \"atNanos\" cannot be -9223372036854775808",
                "\"atNanos\":7 | \"atNanos\":null | the field \"atNanos\" is missing",
                "\"CLIENT\" | \"CLIENTS\" | the field \"side\" cannot be \"CLIENTS\"",
                "\"socket\":\"client\", | | the field \"socket\" is missing",
                "\"port\":80 | \"port\":65536 | port 65536 is not within 0 to 65535",
                "\"port\":80 | \"port\":4294967376 | the field \"port\" cannot be 4294967376",
                "\"10.0.0.1\" | \"10.0.0.one\" | '10.0.0.one' is no IP address",
                "{\"address\":\"10.0.0.1\",\"port\":80} | [] | the field \"local\" cannot be []",
                "{\"address\":\"10.0.0.1\",\"port\":80} | {} | the field \"address\" is missing",
                "SocketNamed\", | SocketNamed\",, | this is no JSON from column 24 on",
            })
    void whatIsWrongIsSaidInASentence(String old, String now, String sentence) {
        String line = NAMED.replace(old, now == null ? "" : now);
        assertThat(line).isNotEqualTo(NAMED);
        assertThatThrownBy(() -> EventJson.read(line)).isInstanceOf(JsonParseException.class).hasMessage(sentence);
    }

    @Test
    void anElementOfAListMustBeThereToo() {
        String sample = "{\"event\":\"Sample\",\"atNanos\":1,\"endNanos\":2,\"side\":\"CLIENT\",\"rows\":[null]}";
        assertThatThrownBy(() -> EventJson.read(sample)).hasMessage("the field \"rows\" cannot be null");
    }

    @Test
    void deepNestingAndOtherThanAnObjectAreRefused() {
        assertThatThrownBy(() -> EventJson.read("{\"event\":" + "[".repeat(100_000)))
                .isInstanceOf(JsonParseException.class)
                .hasMessage("it is nested too deeply");
        assertThatThrownBy(() -> EventJson.read("[]")).hasMessage("this is no JSON object");
        assertThatThrownBy(() -> EventJson.read("")).hasMessage("this is no JSON object");
    }
}
