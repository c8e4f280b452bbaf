package tcplab.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.text.ToldException;

@Timeout(60)
class NetworkNamespaceTest {
    private static final String OWN = "/proc/self/ns/net";

    @Test
    void oneThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> NetworkNamespace.inside("/proc/self/ns/none", () -> ""))
                .isInstanceOf(ToldException.class)
                .hasMessageStartingWith("/proc/self/ns/none cannot be entered: ");
    }

    @ParameterizedTest
    @ValueSource(classes = {IOException.class, IllegalStateException.class, UnsatisfiedLinkError.class, OutOfMemoryError.class})
    void whateverFailsInsideFailsAsThatOutside(Class<? extends Throwable> kind) throws ReflectiveOperationException {
        onlyRoot();
        Throwable failure = kind.getDeclaredConstructor().newInstance();
        assertThatThrownBy(() -> NetworkNamespace.inside(OWN, () -> fail(failure))).isSameAs(failure);
    }

    @Test
    void whatIsMadeIsGivenToWhoeverAskedForItAlsoIfHeIsInterrupted() throws IOException {
        onlyRoot();
        Thread.currentThread().interrupt();
        try {
            assertThat(NetworkNamespace.inside(OWN, () -> "made")).isEqualTo("made");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void onlyRoot() {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root enters a network namespace");
    }

    private static String fail(Throwable failure) throws IOException {
        if (failure instanceof IOException problem) {
            throw problem;
        } else if (failure instanceof Error fault) {
            throw fault;
        }
        throw (RuntimeException) failure;
    }
}
