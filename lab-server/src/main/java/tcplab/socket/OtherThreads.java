package tcplab.socket;

import static tcplab.text.Told.say;

import java.util.LinkedHashMap;
import java.util.Map;
import tcplab.peer.ActionException;

/** The second threads of a side, by name. Confined to its event loop. */
final class OtherThreads {
    private final Map<String, OtherThread> threads = new LinkedHashMap<>();

    private final SpareDescriptors spare = new SpareDescriptors();

    /** Before the first socket of a run. */
    void begin() {
        spare.take();
    }

    void add(String name, OtherThread thread) {
        spare.giveBack();
        threads.put(name, thread);
    }

    int count() {
        return threads.size();
    }

    /** The thread of that name, or null. */
    OtherThread named(String name) {
        return threads.get(name);
    }

    /**
     * An {@link ActionException} if the event loop itself would sleep in a call on this socket: while another thread is
     * inside recv(2) the descriptor blocks for everybody. Calls that end it do not sleep.
     */
    void check(String socket) throws ActionException {
        for (Map.Entry<String, OtherThread> entry : threads.entrySet()) {
            OtherThread thread = entry.getValue();
            if (thread.isReceiving() && thread.socket().name().equals(socket)) {
                throw new ActionException(say("%s is inside recv() on %s, which can only be closed, shut down or aborted meanwhile",
                        entry.getKey(), socket));
            }
        }
    }

    /** Ends them; one that is inside a call ends when that returns. */
    void end() {
        threads.values().forEach(OtherThread::end);
        threads.clear();
    }
}
