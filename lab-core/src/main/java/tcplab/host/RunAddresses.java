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
 */
public record RunAddresses(String client, String server) {
    public Set<String> all() {
        return new LinkedHashSet<>(List.of(client, server));
    }
}
