package tcplab.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ShortageTest {
    private static final String THREADS =
            "no more threads or processes can be started here; raise the limit (ulimit -u, or that of the container)";

    @Test
    void oneProcessMoreThanThereMayBe() {
        assertThat(Shortage.behind(new IOException("Cannot run program \"ip\": error=11, Resource temporarily unavailable")))
                .hasValueSatisfying(why -> assertThat(why).hasToString(THREADS));
    }

    /** A class that could not be set up for want of a thread fails ever after, and Java tells the first reason only. */
    @Test
    void whatWasLackingWhenAClassWasSetUpIsBehindEachLaterFailure() {
        NoClassDefFoundError later = new NoClassDefFoundError("Could not initialize class tcplab.socket.LibC");
        later.initCause(new ExceptionInInitializerError(
                "Exception java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory [in thread \"main\"]"));
        assertThat(Shortage.behind(later)).hasValueSatisfying(why -> assertThat(why).hasToString(THREADS));
    }

    @Test
    void whateverFailsOfItSaysSo() {
        assertThat(Told.of(new OutOfMemoryError("unable to create native thread: possibly out of memory"))).hasToString(THREADS);
        assertThat(Told.of(new ToldException(Told.plain("the bench is gone"), new OutOfMemoryError("x")))).hasToString("the bench is gone");
    }

    @Test
    void nothingElseIsOne() {
        assertThat(Shortage.behind(new IOException("error=2, No such file or directory"))).isEmpty();
        assertThat(Shortage.behind(new NoClassDefFoundError("x"))).isEmpty();
    }
}
