package tcplab.fuzz;

import java.util.List;
import tcplab.observe.DiagTarget;
import tcplab.observe.SsTarget;
import tcplab.observe.StraceTarget;
import tcplab.observe.TraceTarget;

/** All that the lab reads and somebody else may have written. */
final class Targets {
    static final List<Target> ALL = List.of(
            new SsTarget(), new TraceTarget(), new StraceTarget(), new DiagTarget(), new PcapTarget(),
            new JournalTarget(), new RunTarget());

    private Targets() {}

    static Target named(String name) {
        return ALL.stream().filter(target -> target.name().equals(name)).findFirst().orElseThrow();
    }
}
