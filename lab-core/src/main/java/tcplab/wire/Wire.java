package tcplab.wire;

public final class Wire {}
