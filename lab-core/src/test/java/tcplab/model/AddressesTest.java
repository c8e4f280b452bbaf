package tcplab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.81.213.163", "255.255.255.255", "0.0.0.0", "::1", "::", "fd83:1::a", "::ffff:1.2.3.4"})
    void anAddressInDigitsIsNumeric(String text) {
        assertThat(Addresses.isNumeric(text)).isTrue();
        assertThat(Addresses.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "localhost", "example.com", "dead.beef", "abc", "", ".", "1", "127.1", "1.2.3", "1.2.3.4.", "1.2.3.4.5",
        "256.0.0.1", "01.2.3.4", "1.2.3.4 ", "$(id)", "1.2.3.4;id", "::1%lo", "[::1]", "::1;id", "a b::1", "::1\n"
    })
    void nothingElseIsAnAddressAndNothingIsLookedUp(String text) {
        assertThat(Addresses.parse(text)).isEmpty();
        assertThatThrownBy(() -> new Endpoint(text, 80)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {":::", "1:2", "::1::", "12345::", ":.:"})
    void aTextWithColonsThatIsNoAddressIsNotLookedUp(String text) {
        assertThat(Addresses.parse(text)).isEmpty();
    }

    @Test
    void anAddressHasOneSpelling() {
        assertThat(Addresses.text(Addresses.parse("0:0:0:0:0:0:0:1").orElseThrow())).isEqualTo("::1");
    }
}
