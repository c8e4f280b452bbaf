package tcplab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.language.SyntaxProblem;

class PlaceTest {
    private final Names names = new Names();

    @ParameterizedTest
    @ValueSource(strings = {
        "[$(touch${IFS}/tmp/x)]:80", "[;id;]:80", "[localhost]:45671", "localhost:80", "[example.com]:80", "example.com:80",
        "1.2.3.4:80", "[1.2.3.4]:80", "[127.0.0.1]:80", "[fd00::9]:80", "fd00::9:80", "::1:80", "[::ffff:1.2.3.4]:80",
        "0.0.0.0:80", "[::]:80", "127.1:80", "[::1%lo]:80", "[]:80", "[:80", ":80", "-p:80", "$HOME:80", "`id`:80"
    })
    void onlyAddressesOfTheRunCanBeNamed(String text) {
        assertThatThrownBy(() -> Place.parse(text, Side.CLIENT, names)).isInstanceOf(SyntaxProblem.class);
        assertThat(names.literals()).isEmpty();
    }

    @Test
    void aLoopbackAddressThatTheScriptNamesIsRemembered() throws SyntaxProblem {
        Place.parse("127.0.0.1:6666", Side.CLIENT, names);
        Place.parse("[0:0:0:0:0:0:0:1]:6666", Side.CLIENT, names);
        assertThat(names.literals()).containsExactly("127.0.0.1", "::1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:6666", "*:6666"})
    void whereTheLoopbackIsEverybodysOnlySidesCanBeNamed(String text) throws Exception {
        Place place = Place.parse(text, Side.CLIENT, names);
        assertThatThrownBy(() -> place.on(stage(false, false))).isInstanceOf(StepFailure.class);
        assertThat(place.on(stage(true, false)).port()).isEqualTo(6666);
    }

    @Test
    void anAddressOfTheOtherFamilyIsNoPlaceOfTheRun() throws Exception {
        Place place = Place.parse("[::1]:6666", Side.CLIENT, names);
        assertThatThrownBy(() -> place.on(stage(true, false))).isInstanceOf(StepFailure.class);
        assertThat(place.on(stage(true, true))).isEqualTo(new Endpoint("::1", 6666));
    }

    private static Stage stage(boolean ownsNetwork, boolean ipv6) {
        return (Stage) Proxy.newProxyInstance(Stage.class.getClassLoader(), new Class<?>[] {Stage.class}, (proxy, method, arguments) ->
                switch (method.getName()) {
                    case "ownsNetwork" -> ownsNetwork;
                    case "ipv6" -> ipv6;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
