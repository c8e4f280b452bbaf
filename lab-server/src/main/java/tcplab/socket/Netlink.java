package tcplab.socket;

import static tcplab.text.Told.say;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * A socket of netlink(7), by which one network namespace is asked and answers at once. It belongs to the namespace in
 * which it was opened, whoever holds it.
 */
public final class Netlink implements AutoCloseable {
    /** NETLINK_SOCK_DIAG. */
    public static final int SOCK_DIAG = 4;

    private static final int LARGEST_ANSWER = 8192;

    static {
        // Loads what reads and writes descriptors.
        Epoll.ensureAvailability();
    }

    private final FileDescriptor descriptor;
    private final ByteBuffer request = ByteBuffer.allocateDirect(LARGEST_ANSWER);
    private final ByteBuffer answer = ByteBuffer.allocateDirect(LARGEST_ANSWER);

    private Netlink(int descriptor) {
        this.descriptor = new FileDescriptor(descriptor);
    }

    /**
     * Opens one.
     *
     * @param protocol {@link #SOCK_DIAG}
     * @param namespace file of the network namespace, {@code /proc/123/ns/net}; empty for that of this process
     */
    public static Netlink open(int protocol, String namespace) throws IOException {
        if (namespace.isEmpty()) {
            return new Netlink(LibC.netlinkSocket(protocol));
        }
        return NetworkNamespace.inside(namespace, () -> new Netlink(LibC.netlinkSocket(protocol)));
    }

    /**
     * Sends a request and returns the answer, which the kernel has ready when the request is sent. The buffer, in the
     * machine's byte order, is used again by the next request.
     */
    public synchronized ByteBuffer ask(byte[] message) throws IOException {
        request.clear().put(message).flip();
        descriptor.write(request, 0, request.limit());
        int length = descriptor.read(answer, 0, answer.capacity());
        if (length <= 0) {
            throw new ToldException(say("the kernel did not answer on netlink"));
        }
        return answer.duplicate().order(ByteOrder.nativeOrder()).position(0).limit(length);
    }

    @Override
    public void close() {
        try {
            descriptor.close();
        } catch (IOException e) {
            // Closing is all that was wanted.
        }
    }
}
