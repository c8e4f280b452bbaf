package tcplab.event;

import java.util.List;
import java.util.Map;
import tcplab.model.BenchName;
import tcplab.text.Told;

/**
 * Where and with what the run took place; always the first event. Proves nothing about TCP, but a verdict is only
 * valid for the kernel and the settings named here.
 *
 * @param experiment name of the experiment, {@code close/three-way}
 * @param bench on which ground
 * @param benchReason why that bench was taken
 * @param startedAt start of the run, ISO-8601 in UTC
 * @param epochNanos the wall clock at lab time 0, nanoseconds since 1970
 * @param kernel release of the running kernel
 * @param hz timer ticks per second of that kernel, 0 if it could not be learnt
 * @param sysctls the settings that matter, by name, as they were during the run
 * @param tools version line of each tool, by name
 * @param clockOffsetsNanos what was subtracted from each source's clock to get the wall clock, by source
 * @param addresses IP address of each side, by {@code client} and {@code server}
 */
public record Environment(
        long atNanos,
        String experiment,
        BenchName bench,
        Told benchReason,
        String startedAt,
        long epochNanos,
        String kernel,
        int hz,
        Map<String, String> sysctls,
        Map<String, String> tools,
        Map<String, Long> clockOffsetsNanos,
        Map<String, String> addresses,
        List<String> needs)
        implements Event {
    /** True when each side has a network stack of its own, joined by the lab's wire. */
    public boolean hasWire() {
        return bench == BenchName.WIRE;
    }
}
