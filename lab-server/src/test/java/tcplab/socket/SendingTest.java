package tcplab.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tcplab.command.Recv;
import tcplab.command.Send;
import tcplab.event.Call;
import tcplab.peer.SocketCalls.Taking;

/** Sends that are large and many: a script of a few lines must not take all memory. */
class SendingTest extends TwoPeers {
    private static final int LARGE = 1 << 24;

    /** Of 16 MiB each, with sizes that are all different. */
    @Test
    void hundredsOfLargeSendsCanWait() throws Exception {
        open();
        List<CompletableFuture<Void>> waiting = IntStream.range(0, 600)
                .mapToObj(i -> client.perform(new Send("client", null, LARGE - i, false, false)))
                .toList();
        client.caughtUp().get(60, TimeUnit.SECONDS);
        assertThat(pending("client").stream().filter(call -> call.name().equals("send"))).extracting(Call::arguments)
                .containsExactlyElementsOf(IntStream.range(0, 600).mapToObj(i -> String.valueOf(LARGE - i)).toList());
        client.cancelPending();
        assertThat(waiting).allMatch(CompletableFuture::isDone);
    }

    @Test
    void allOfThemShareOneMemory() {
        Filling filling = new Filling();
        ByteBuffer large = filling.of(LARGE);
        assertThat(large.remaining()).isEqualTo(LARGE);
        large.put(4, (byte) 'y');
        assertThat(text(filling.of(7))).isEqualTo("xxxxyxx");
        assertThat(text(filling.of(1))).isEqualTo("x");
        assertThat(large.position()).isZero();
    }

    @Test
    void whatIsSentIsSoManyLetters() throws Exception {
        open();
        client(new Send("client", null, 20_000, false, false));
        server(new Recv("conn", 20_000, Taking.ONCE, false));
        assertThat(lastCall("client").result().word()).isEqualTo("20000");
        assertThat(lastCall("conn").detail()).startsWith("xxxx");
        client(new Send("client", "end", 0, false, false));
        assertThat(lastCall("client").result().word()).isEqualTo("3");
    }

    private static String text(ByteBuffer bytes) {
        return Receiving.text(bytes, bytes.remaining());
    }
}
