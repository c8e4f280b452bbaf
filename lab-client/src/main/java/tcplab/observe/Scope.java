package tcplab.observe;

import java.util.List;
import java.util.Set;
import tcplab.host.Station;
import tcplab.journal.LabClock;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;

/**
 * What a witness has to watch during one run.
 *
 * @param clock maps its clock to lab time
 * @param stations the network stacks: two on the wire bench, one elsewhere
 * @param addresses the IP addresses that belong to this run alone; what has none of them at either end is not ours
 * @param markerAddress where a datagram of the client's stack has to go to pass every station
 * @param alone true where the stacks are the run's own: who listens there at any address is of the run
 */
public record Scope(
        LabClock clock, List<Station> stations, Set<String> addresses, String markerAddress, boolean alone) {
    /** Endpoints that no socket can have: port 0 of the unspecified address. */
    static final FourTuple NOWHERE = new FourTuple(new Endpoint("0.0.0.0", 0), new Endpoint("0.0.0.0", 0));

    public Scope {
        stations = List.copyOf(stations);
        addresses = Set.copyOf(addresses);
    }

    /** True if either end of the connection has an address of this run. */
    public boolean concerns(FourTuple tuple) {
        return concerns(tuple.local()) || concerns(tuple.remote());
    }

    /** True if a listing of one of the stations shows a socket of this run so. */
    boolean lists(FourTuple tuple) {
        return concerns(tuple) || alone && tuple.local().isWildcard() && tuple.remote().port() == 0;
    }

    public boolean concerns(Endpoint endpoint) {
        return addresses.contains(endpoint.address());
    }
}
