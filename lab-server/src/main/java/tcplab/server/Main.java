package tcplab.server;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import tcplab.model.Side;
import tcplab.socket.NettyLog;
import tcplab.socket.NettyPeer;
import tcplab.socket.Rehearsal;

/**
 * {@code java … tcplab.server.Main [client|server]}: one side, driven over standard input and output. Ends when its
 * input ends, so that it never outlives the lab.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Optional<Side> side = arguments.length == 0 ? Optional.of(Side.SERVER) : Side.of(arguments[0]);
        if (side.isEmpty()) {
            System.err.println("lab-server: '" + arguments[0] + "' is no side; say client or server");
            System.exit(64);
        }
        new Autogroup(Path.of("/proc/self")).asNiceAsItsLeader();
        FileOutputStream answers = new FileOutputStream(FileDescriptor.out);
        // Whatever a library prints must not get between the answers.
        System.setOut(new PrintStream(System.err));
        NettyLog.to(System.err::println);
        // Sockets die with the process; nothing is left to be waited for.
        InputStream requests = new EndedEarly(System.in, () -> Runtime.getRuntime().halt(0));
        try (NettyPeer peer = new NettyPeer(side.get())) {
            Rehearsal.of(peer, 3);
            new Answering(peer, answers).serve(requests);
        } catch (IOException | RuntimeException e) {
            System.err.println("lab-server: " + e.getMessage());
            System.exit(1);
        }
        Runtime.getRuntime().halt(0);
    }
}
