package tcplab.socket;

import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A second descriptor of the same open socket, made like dup(2) by passing it over a UNIX socket (SCM_RIGHTS). */
final class DescriptorCopy {
    private DescriptorCopy() {}

    static int of(FileDescriptor original) throws IOException {
        Path path = Files.createTempDirectory("tcplab-dup").resolve("s");
        Socket listener = Socket.newSocketDomain();
        Socket sender = Socket.newSocketDomain();
        try {
            listener.bind(new DomainSocketAddress(path.toString()));
            listener.listen(1);
            sender.connect(new DomainSocketAddress(path.toString()));
            Socket receiver = new Socket(listener.accept(new byte[128]));
            try {
                sender.sendFd(original.intValue());
                return receiver.recvFd();
            } finally {
                receiver.close();
            }
        } finally {
            sender.close();
            listener.close();
            Files.deleteIfExists(path);
            Files.delete(path.getParent());
        }
    }
}
