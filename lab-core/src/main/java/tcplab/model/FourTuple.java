package tcplab.model;

/** What tells one connection from another, seen from one side (RFC 9293, 3.1: local and foreign socket). */
public record FourTuple(Endpoint local, Endpoint remote) {
    /** The same connection seen from the other side. */
    public FourTuple reversed() {
        return new FourTuple(remote, local);
    }

    /** True for a socket that is connected to itself. */
    public boolean isSelf() {
        return local.equals(remote);
    }

    /** True if the endpoints of the other are the same, or these stand for them. */
    public boolean covers(FourTuple other) {
        return local.covers(other.local) && remote.covers(other.remote);
    }

    @Override
    public String toString() {
        return local + " → " + remote;
    }
}
