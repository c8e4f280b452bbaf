package tcplab.host;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The IP addresses of one run. They are fresh for each run, since the tracepoints see all namespaces of the machine and
 * a socket in TIME-WAIT must not meet the next run.
 *
 * @param client the client's address
 * @param server the server's; equal to the client's where both share a loopback
 * @param literal those that the script itself names, as 127.0.0.1; not fresh, so only for network stacks of the run's own
 */
public record RunAddresses(String client, String server, Set<String> literal) {
    public RunAddresses {
        literal = Set.copyOf(literal);
    }

    public RunAddresses(String client, String server) {
        this(client, server, Set.of());
    }

    public RunAddresses and(Set<String> literals) {
        return new RunAddresses(client, server, literals);
    }

    public Set<String> all() {
        Set<String> all = new LinkedHashSet<>(List.of(client, server));
        all.addAll(literal);
        return all;
    }
}
