package tcplab.host;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.model.BenchName;
import tcplab.model.Side;
import tcplab.text.Told;
import tcplab.wire.Wire;

/** The ground of an experiment: one or two network stacks, and what joins them. */
public interface Bench extends AutoCloseable {
    BenchName name();

    /** Why it was taken. */
    Told reason();

    /** Where segments and states can be seen: two stations on the wire bench, one elsewhere. */
    List<Station> stations();

    Optional<Wire> wire();

    /** Fresh addresses for a run. */
    RunAddresses nextRun(boolean ipv6) throws IOException;

    /** The words that start a program in the server's network stack; empty where both share one. */
    List<String> serverCommandPrefix();

    /** Sets a sysctl of a side's stack until {@link #endRun}; an {@link IOException} says why not. */
    void setSysctl(Side side, String name, String value) throws IOException;

    /** A sysctl as it is now in a side's network stack; an {@link IOException} if this kernel has none of that name. */
    String sysctl(Side side, String name) throws IOException;

    /** The settings that matter to opens and closes, by name. */
    Map<String, String> environmentSysctls();

    /** Undoes what the run has set. */
    void endRun();

    @Override
    void close();
}
