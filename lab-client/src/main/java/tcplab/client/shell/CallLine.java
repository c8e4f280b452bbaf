package tcplab.client.shell;

import tcplab.event.Call;
import tcplab.scene.CallWords;
import tcplab.text.Told;

/** A call as one line: {@code client connect(server:7000) = 0  (0.4 ms)}. */
final class CallLine {
    private CallLine() {}

    static Told of(Call call) {
        String by = call.by() == Call.By.SCRIPT ? "" : "  [" + call.by().name().toLowerCase(java.util.Locale.ROOT) + "]";
        Told meaning = CallWords.meaning(call);
        Told detail = meaning.isEmpty() ? meaning : Told.format("  %s", meaning);
        double millis = (call.endNanos() - call.atNanos()) / 1e6;
        return Told.format(
                "  %s %s(%s) = %s%s%s  (%.1f ms)",
                call.socket(), call.name(), call.arguments(), call.result().word(), detail, by, millis);
    }
}
