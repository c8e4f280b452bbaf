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

    @Override
    public String toString() {
        return local + " → " + remote;
    }
}
