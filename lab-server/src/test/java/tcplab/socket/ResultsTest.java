package tcplab.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Errors;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tcplab.model.Errno;
import tcplab.peer.ActionException;

class ResultsTest {
    /** Netty's own errors need its native library. */
    @BeforeAll
    static void loadNetty() {
        Epoll.ensureAvailability();
    }

    @Test
    void aCallOfTheCLibraryFailsWithItsErrno() {
        assertThatThrownBy(() -> LibC.dup(-1))
                .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EBADF))
                .hasMessage("dup: EBADF (bad file descriptor)");
        assertThatThrownBy(() -> LibC.open("/nowhere/at/all", LibC.O_RDWR))
                .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT));
    }

    @Test
    void whatNettyReportsKeepsItsNumber() throws Exception {
        assertThat(Results.errno(Errors.newIOException("send", -32))).isEqualTo(Errno.EPIPE);
        assertThat(Results.errno(new IOException("closing", Errors.newIOException("close", -5)))).isEqualTo(Errno.EIO);
        assertThat(Results.errno(new NotYetConnectedException())).isEqualTo(Errno.ENOTCONN);
        assertThat(Results.errno(new ClosedChannelException())).isEqualTo(Errno.EBADF);
    }

    @Test
    void anErrnoWithoutANameStaysItsNumber() throws Exception {
        Errno errno = Results.errno(Errors.newIOException("send", -150));
        assertThat(errno.number()).isEqualTo(150);
        assertThat(errno.name()).isEqualTo("E150");
        assertThat(Errno.of("E150")).contains(errno);
    }

    @Test
    void aFailureWithoutAnErrnoIsNoResult() {
        assertThatThrownBy(() -> Results.errno(new IOException("send(..) failed: errno 32")))
                .isInstanceOf(ActionException.class);
    }
}
