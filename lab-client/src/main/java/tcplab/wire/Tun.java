package tcplab.wire;

import static tcplab.text.Told.say;

import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tcplab.model.Errno;
import tcplab.socket.ErrnoException;
import tcplab.socket.LibC;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * One TUN device: what its host sends can be read here, and what is written here the host receives (Linux,
 * Documentation/networking/tuntap.rst). Raw IP packets without any header. The device vanishes when it is closed.
 */
final class Tun implements EpollIoHandle, Hosts.Host {
    private static final String CLONE = "/dev/net/tun";
    private static final long TUNSETIFF = 0x400454caL;
    private static final short IFF_TUN_NO_PI = 0x0001 | 0x1000;
    private static final int IFREQ_BYTES = 40;
    private static final int NAME_BYTES = 16;
    private static final int LARGEST_PACKET = 65_536;

    private final FileDescriptor descriptor;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_PACKET);
    private final Consumer<ByteBuffer> receiver;
    private IoRegistration registration;

    private Tun(FileDescriptor descriptor, Consumer<ByteBuffer> receiver) {
        this.descriptor = descriptor;
        this.receiver = receiver;
    }

    /**
     * Makes the device in the network namespace of the thread.
     *
     * @param name of the network device, at most 15 characters
     * @param receiver takes each packet that the host sends, in the event loop; the buffer is used again afterwards
     */
    static Tun open(String name, Consumer<ByteBuffer> receiver) throws IOException {
        FileDescriptor descriptor = new FileDescriptor(cloned());
        byte[] request = new byte[IFREQ_BYTES];
        byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(nameBytes, 0, request, 0, nameBytes.length);
        request[NAME_BYTES] = (byte) IFF_TUN_NO_PI;
        request[NAME_BYTES + 1] = (byte) (IFF_TUN_NO_PI >> 8);
        try {
            LibC.ioctl(descriptor.intValue(), TUNSETIFF, request);
        } catch (ErrnoException e) {
            descriptor.close();
            throw new ToldException(say("the TUN device %s cannot be made: %s", name, words(e.errno())), e);
        }
        return new Tun(descriptor, receiver);
    }

    private static int cloned() throws IOException {
        try {
            return LibC.open(CLONE, LibC.O_RDWR | LibC.O_NONBLOCK | LibC.O_CLOEXEC);
        } catch (ErrnoException e) {
            throw new ToldException(say("%s cannot be opened: %s", CLONE, words(e.errno())), e);
        }
    }

    private static Told words(Errno errno) {
        return Told.format("%s (%s)", errno, errno.text());
    }

    /** Reads from now on; to be called in the event loop. */
    void register(IoEventLoop loop) {
        registration = loop.register(this).getNow();
        registration.submit(EpollIoOps.EPOLLIN);
    }

    @Override
    public void handle(IoRegistration from, IoEvent event) {
        for (int length = read(); length > 0; length = read()) {
            receiver.accept(buffer.duplicate().position(0).limit(length));
        }
    }

    @Override
    public List<ByteBuffer> taken() {
        List<ByteBuffer> packets = new ArrayList<>();
        for (int length = read(); length > 0; length = read()) {
            packets.add(ByteBuffer.allocate(length).put(buffer.duplicate().position(0).limit(length)).flip());
        }
        return packets;
    }

    /** The next packet comes into the buffer. @return its length; not above zero if there is none */
    private int read() {
        try {
            return descriptor.read(buffer, 0, buffer.capacity());
        } catch (IOException e) {
            // The device is going down with its host; there is nothing left to read.
            registration.cancel();
            return -1;
        }
    }

    /** One that the host does not take, because its device is down, is lost. */
    @Override
    public void write(ByteBuffer packet) {
        ByteBuffer direct = ByteBuffer.allocateDirect(packet.remaining());
        direct.put(packet.duplicate()).flip();
        try {
            descriptor.write(direct, 0, direct.limit());
        } catch (IOException e) {
            // As on any wire.
        }
    }

    @Override
    public FileDescriptor fd() {
        return descriptor;
    }

    @Override
    public void close() throws IOException {
        descriptor.close();
    }
}
