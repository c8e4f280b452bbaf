package tcplab.client.cli;

import java.io.IOException;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.model.Side;
import tcplab.script.Catalogue;
import tcplab.socket.NettyPeer;
import tcplab.socket.Rehearsal;

/** Goes through what a run does, so that the launcher can keep the classes for a quick start. */
final class RehearseCommand {
    static final String WORD = "__rehearse";

    private RehearseCommand() {}

    static int run() throws IOException {
        Catalogue catalogue = Home.catalogue();
        for (String name : catalogue.names()) {
            catalogue.read(name);
        }
        try (NettyPeer peer = new NettyPeer(Side.CLIENT)) {
            Rehearsal.of(peer, 1);
        }
        return ExitCode.AS_RECORDED;
    }
}
