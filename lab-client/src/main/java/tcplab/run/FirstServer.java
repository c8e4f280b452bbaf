package tcplab.run;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** The server's process of a lab that is being set up: it starts while the rest of the bench is made. */
final class FirstServer implements AutoCloseable {
    private final Consumer<String> log;
    private RemotePeer server;
    private IOException problem;

    FirstServer(Consumer<String> log) {
        this.log = log;
    }

    /** Starts it in this network stack, instead of one that was started in another. @param enter the words that enter it */
    void start(List<String> enter) {
        close();
        try {
            server = ServerProcess.start(enter, log);
        } catch (IOException e) {
            problem = e;
        }
    }

    /** The process, still starting; an {@link IOException} says why there is none. */
    RemotePeer get() throws IOException {
        if (problem != null) {
            throw problem;
        }
        return server;
    }

    /** Ends it. */
    @Override
    public void close() {
        if (server != null) {
            server.kill();
            server = null;
        }
        problem = null;
    }
}
