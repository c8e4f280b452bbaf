package tcplab.web;

import static tcplab.text.Told.say;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import tcplab.model.Errno;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * Where to listen: an address of this machine and a port.
 *
 * @param port 0 for any that is free
 */
public record Place(InetAddress address, int port) {
    private static final int LARGEST_PORT = 65_535;
    private static final int HTTP_PORT = 80;
    private static final String USUAL = "127.0.0.1";

    /**
     * What the words say, a sentence if that is none.
     *
     * @param address in numbers; null for 127.0.0.1, where only this machine can look
     * @param port in digits; null for any that is free
     */
    public static Place of(String address, String port) throws ToldException {
        String host = address == null ? USUAL : address;
        InetAddress parsed = NetUtil.createInetAddressFromIpAddressString(host);
        if (parsed == null || host.contains("%")) {
            throw new ToldException(say("'%s' is no address in numbers; write one of this machine's, as in: %s", host, "--listen 192.0.2.7"));
        }
        if (parsed.isAnyLocalAddress() || parsed.isMulticastAddress()) {
            throw new ToldException(say("%s stands for many addresses; write one of this machine's, as in: %s", host, "--listen 192.0.2.7"));
        }
        // Runs on the machine's own loopback have the others.
        if (parsed.isLoopbackAddress() && !parsed.getHostAddress().equals(USUAL)) {
            throw new ToldException(say("%s is kept for runs; without --listen it is %s", host, USUAL));
        }
        if (port != null && (!port.matches("[1-9]\\d{0,4}") || Integer.parseInt(port) > LARGEST_PORT)) {
            throw new ToldException(say("'%s' is no port; write a number from 1 to %d", port, LARGEST_PORT));
        }
        return new Place(parsed, port == null ? 0 : Integer.parseInt(port));
    }

    InetSocketAddress socketAddress() {
        return new InetSocketAddress(address, port);
    }

    boolean isIpv6() {
        return address instanceof Inet6Address;
    }

    /** True if only this machine can reach it. */
    public boolean isOfThisMachineAlone() {
        return address.isLoopbackAddress();
    }

    /** The address in numbers. */
    String number() {
        return isIpv6() ? NetUtil.toAddressString(address) : address.getHostAddress();
    }

    /** The same as it stands in an address of the web. */
    String host() {
        return isIpv6() ? "[" + number() + "]" : number();
    }

    /**
     * True of what a browser calls the place, as in its Host header (RFC 9110, 7.2).
     *
     * @param actual the port that was free
     */
    boolean isName(String name, int actual) {
        // HTTP's own port may be left out.
        String full = actual == HTTP_PORT && !name.endsWith(":" + actual) ? name + ":" + actual : name;
        return full.equals(host() + ":" + actual) || isOfThisMachineAlone() && full.equals("localhost:" + actual);
    }

    /** Nobody can listen there. */
    static final class Refused extends ToldException {
        private static final long serialVersionUID = 1L;

        private final transient Errno errno;

        private Refused(Told told, Errno errno) {
            super(told);
            this.errno = errno;
        }

        Errno errno() {
            return errno;
        }
    }

    /** That nobody could listen there, and why. */
    Refused refused(Errno errno) {
        return new Refused(why(errno), errno);
    }

    private Told why(Errno errno) {
        String host = number();
        if (errno.equals(Errno.EADDRINUSE)) {
            return say("port %1$d of %2$s is in use; name another with --port, or none", port, host);
        } else if (errno.equals(Errno.EADDRNOTAVAIL)) {
            return say("%s is no address of this machine; ip address lists them", host);
        } else if (errno.equals(Errno.EACCES)) {
            return say("port %d is for root alone; name one from 1024 on", port);
        }
        return say("nobody can listen on port %1$d of %2$s: %3$s", port, host, Told.format("%s (%s)", errno, errno.text()));
    }
}
