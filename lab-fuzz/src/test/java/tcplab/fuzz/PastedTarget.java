package tcplab.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tcplab.symptom.Pasted;

/** What somebody pastes to ask of: a table of sockets, a stack trace, anything. */
final class PastedTarget implements Target {
    @Override
    public String name() {
        return "pasted";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                Seeds.bytes("CLOSE-WAIT 1 0 10.0.0.1:80 10.0.0.2:51324\nLISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n"),
                Seeds.bytes("tcp 0 1 10.0.0.1:51322 10.0.0.9:80 SYN_SENT\n"),
                Seeds.bytes("Caused by: java.net.SocketException: Connection reset\n\tat a.b.C.d(C.java:1)\n"));
    }

    @Override
    public int longestBytes() {
        return 3_000;
    }

    @Override
    public void take(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Pasted pasted = Pasted.of(text);
        Asked.that(!pasted.taken().isEmpty() || pasted.question().equals(text), "it was changed and nothing says so");
    }
}
