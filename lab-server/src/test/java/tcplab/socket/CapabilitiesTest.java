package tcplab.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tcplab.command.Capset;
import tcplab.command.SetOption;
import tcplab.journal.LabClock;
import tcplab.model.Capability;
import tcplab.model.SocketOption;

/** A side without a capability is one of whoever has none; another side, and the next run, are as before. */
class CapabilitiesTest extends TwoPeers {
    private static String option(NettyPeer peer, CapabilitiesTest test, String name) throws Exception {
        peer.perform(new SetOption(name, SocketOption.IP_TRANSPARENT, "1", false)).get(60, TimeUnit.SECONDS);
        return test.lastCall(name).result().word();
    }

    @Test
    void withoutTheCapabilityTheCallIsRefusedAndAnotherSideIsAsBefore() throws Exception {
        assumeTrue(option(server, this, "before").equals("0"), "only who has CAP_NET_ADMIN can lose it");
        server(new Capset("server", false, Capability.CAP_NET_ADMIN));
        server(new Capset("server", false, Capability.CAP_NET_RAW));
        assertThat(lastCall("server").arguments()).isEqualTo("drop CAP_NET_RAW");
        assertThat(option(server, this, "dropped")).isEqualTo("EPERM");
        assertThat(option(client, this, "other")).isEqualTo("0");
        server(new Capset("server", true, Capability.CAP_NET_ADMIN));
        assertThat(option(server, this, "raised")).isEqualTo("0");
    }

    @Test
    void theNextRunHasThemAgain() throws Exception {
        assumeTrue(option(server, this, "before").equals("0"), "only who has CAP_NET_ADMIN can lose it");
        server(new Capset("server", false, Capability.CAP_NET_ADMIN));
        server(new Capset("server", false, Capability.CAP_NET_RAW));
        server.end();
        server.begin(LabClock.startingNow(), events::add);
        assertThat(option(server, this, "next")).isEqualTo("0");
    }

    @Test
    void whoHasTheCapabilityNotMayNotRaiseIt() throws Exception {
        boolean privileged = option(server, this, "before").equals("0");
        server(new Capset("server", true, Capability.CAP_NET_ADMIN));
        assertThat(lastCall("server").result().word()).isEqualTo(privileged ? "0" : "EPERM");
    }
}
