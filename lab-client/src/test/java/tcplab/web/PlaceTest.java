package tcplab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tcplab.text.ToldException;

class PlaceTest {
    @Test
    void aBrowserLeavesOutThePortOfHttp() throws ToldException {
        Place place = Place.of("192.0.2.7", "80");
        assertThat(place.isName("192.0.2.7", 80)).isTrue();
        assertThat(place.isName("192.0.2.7:80", 80)).isTrue();
        assertThat(place.isName("192.0.2.7", 8080)).isFalse();
        assertThat(place.isName("localhost", 80)).isFalse();
        assertThat(Place.of("2001:db8::7", "80").isName("[2001:db8::7]", 80)).isTrue();
    }

    @Test
    void noAddressButOneOfThisMachineIsTaken() {
        assertThatThrownBy(() -> Place.of("localhost", null)).hasMessageContaining("no address in numbers");
        assertThatThrownBy(() -> Place.of("0.0.0.0", null)).hasMessageContaining("many addresses");
        assertThatThrownBy(() -> Place.of("::", null)).hasMessageContaining("many addresses");
        assertThatThrownBy(() -> Place.of("127.3.4.5", null)).hasMessageContaining("kept for runs");
        assertThatThrownBy(() -> Place.of("::1", null)).hasMessageContaining("kept for runs");
        assertThatThrownBy(() -> Place.of("fe80::1%lo", null)).hasMessageContaining("no address in numbers");
        assertThatThrownBy(() -> Place.of(null, "70000")).hasMessageContaining("no port");
        assertThatThrownBy(() -> Place.of(null, "0")).hasMessageContaining("no port");
    }
}
