package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.fault.IcmpError;
import tcplab.model.Side;

/** Packets that the wire does not pass on and answers. */
class RouterTest {
    private final TwoHosts hosts = new TwoHosts();

    /** A packet that must not be cut, of so many bytes, with a TCP header of 20. */
    private static ByteBuffer packet(boolean ipv6, int length) {
        ByteBuffer packet = ByteBuffer.allocate(length);
        int header = ipv6 ? 40 : 20;
        if (ipv6) {
            packet.putInt(0x6000_0000).putShort((short) (length - 40)).put((byte) 6).put((byte) 64);
            packet.put(23, (byte) 1).put(39, (byte) 2);
        } else {
            packet.put((byte) 0x45).put((byte) 0).putShort((short) length).putShort((short) 7).putShort((short) 0x4000);
            packet.put((byte) 64).put((byte) 6).putShort((short) 0).put(new byte[] {10, 0, 0, 1, 10, 0, 0, 2});
        }
        packet.putShort(header, (short) 4000).putShort(header + 2, (short) 80).put(header + 12, (byte) 0x50).put(header + 13, (byte) 0x10);
        return packet.rewind();
    }

    @Test
    void whatIsUnreachableIsLostAndItsSenderIsToldALittleLater() {
        hosts.rule("unreachable client:SYN port");
        hosts.client(TwoHosts.SYN, 1);
        assertThat(hosts.said).containsExactly(
                "DROPPED client unreachable client:SYN port", "ANSWERED client unreachable client:SYN port");
        assertThat(hosts.arrived).isEmpty();
        hosts.pass(20);
        assertThat(hosts.arrived).containsExactly("server 0");
        hosts.client(TwoHosts.SYN, 2);
        assertThat(hosts.arrived).containsExactly("server 0", "client 2");
    }

    @Test
    void anAnswerOfARunThatHasEndedDoesNotCome() {
        hosts.rule("unreachable client:SYN host");
        hosts.client(TwoHosts.SYN, 1);
        hosts.begin();
        hosts.pass(50);
        assertThat(hosts.arrived).isEmpty();
    }

    @Test
    void whatIsLongerThanTheNextLinkTakesIsLostAndItsSenderIsToldTheMtu() {
        hosts.traffic.mtu(1000, true);
        hosts.traffic.passed(Side.SERVER, packet(false, 1001));
        hosts.traffic.passed(Side.SERVER, packet(false, 1000));
        hosts.traffic.passed(Side.SERVER, packet(true, 1001));
        assertThat(hosts.said).containsExactly(
                "DROPPED server mtu 1000", "ANSWERED server mtu 1000", "DROPPED server mtu 1000", "ANSWERED server mtu 1000");
        hosts.arrived.clear();
        hosts.traffic.clearRules();
        hosts.traffic.passed(Side.SERVER, packet(false, 1001));
        assertThat(hosts.arrived).hasSize(1);
        assertThat(hosts.said).hasSize(4);
    }

    @Test
    void aBlackHoleTellsNobody() {
        hosts.traffic.mtu(1000, false);
        hosts.traffic.passed(Side.SERVER, packet(false, 1001));
        hosts.pass(50);
        assertThat(hosts.said).containsExactly("DROPPED server mtu 1000 silently");
        assertThat(hosts.arrived).isEmpty();
    }

    @Test
    void whatMayBeCutPasses() {
        ByteBuffer cuttable = packet(false, 1400);
        cuttable.putShort(6, (short) 0);
        hosts.traffic.mtu(1000, true);
        hosts.traffic.passed(Side.CLIENT, cuttable);
        assertThat(hosts.said).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HOST, 3, 1", "PORT, 3, 3", "ADMIN, 3, 13", "TOO_LONG, 3, 4"})
    void anErrorOfIpv4GoesBackWithTheBeginningOfItsPacket(IcmpError error, int type, int code) {
        ByteBuffer icmp = IcmpPacket.to(packet(false, 1401), error, 1000);
        assertThat(icmp.remaining()).isEqualTo(576).isEqualTo(icmp.getShort(2));
        assertThat(icmp.getInt(12)).isEqualTo(0x0a00_0002);
        assertThat(icmp.getInt(16)).isEqualTo(0x0a00_0001);
        assertThat(List.of(icmp.get(9), icmp.get(20), icmp.get(21))).containsExactly((byte) 1, (byte) type, (byte) code);
        assertThat(icmp.getInt(24)).isEqualTo(1000);
        assertThat(icmp.getShort(28 + 20)).isEqualTo((short) 4000);
        assertThat(InternetChecksum.of(icmp, 0, 20, 0)).isZero();
        assertThat(InternetChecksum.of(icmp, 20, 556, 0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"HOST, 1, 3", "PORT, 1, 4", "ADMIN, 1, 1", "TOO_LONG, 2, 0"})
    void anErrorOfIpv6HasAChecksumOverTheAddressesToo(IcmpError error, int type, int code) {
        ByteBuffer icmp = IcmpPacket.to(packet(true, 101), error, 1280);
        assertThat(icmp.remaining()).isEqualTo(40 + 8 + 101);
        assertThat(List.of(icmp.get(6), icmp.get(40), icmp.get(41))).containsExactly((byte) 58, (byte) type, (byte) code);
        assertThat(List.of(icmp.get(23), icmp.get(39))).containsExactly((byte) 2, (byte) 1);
        int pseudo = InternetChecksum.sum(icmp, 8, 32) + 58 + 109;
        assertThat(InternetChecksum.of(icmp, 40, 109, pseudo)).isZero();
    }
}
