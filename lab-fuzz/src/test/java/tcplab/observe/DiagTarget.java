package tcplab.observe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import tcplab.fuzz.Asked;
import tcplab.fuzz.Target;

/** What the kernel answers by sock_diag(7). */
public final class DiagTarget implements Target {
    private static final int HEADER_BYTES = 16;
    private static final int BODY_BYTES = 72;
    private static final int MEMORY_BYTES = 40;

    @Override
    public String name() {
        return "sock_diag";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(error(-2), error(-13), socket(1, 0), socket(10, 3));
    }

    private static byte[] error(int errno) {
        return begun(HEADER_BYTES + 20, 2).putInt(errno).array();
    }

    private static byte[] socket(int state, int backlog) {
        ByteBuffer message = begun(HEADER_BYTES + BODY_BYTES + MEMORY_BYTES, 20).put((byte) 2).put((byte) state);
        message.position(HEADER_BYTES + BODY_BYTES).putShort((short) MEMORY_BYTES).putShort((short) 7);
        return message.putInt(HEADER_BYTES + BODY_BYTES + 4 + 28, backlog).array();
    }

    private static ByteBuffer begun(int bytes, int type) {
        ByteBuffer message = ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        return message.putInt(bytes).putShort((short) type).putShort((short) 0).putInt(0).putInt(0);
    }

    @Override
    public int longestBytes() {
        return 400;
    }

    @Override
    public void take(byte[] input) {
        try {
            DiagMessage.Answer answer = DiagMessage.answer(ByteBuffer.wrap(input).order(ByteOrder.nativeOrder()));
            Asked.that(answer.state() != null, "no state");
        } catch (IOException e) {
            Asked.sentence(e.getMessage());
        }
    }
}
