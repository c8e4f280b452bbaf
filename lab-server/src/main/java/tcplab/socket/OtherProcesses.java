package tcplab.socket;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The second processes of a side, by name. */
final class OtherProcesses {
    private final Map<String, OtherProcess> processes = new ConcurrentHashMap<>();

    void add(String name, OtherProcess process) {
        processes.put(name, process);
    }

    /** The process that holds the socket of that name, or null. */
    OtherProcess named(String name) {
        return processes.get(name);
    }

    int count() {
        return processes.size();
    }

    /** It exits. */
    void forget(String name) {
        processes.remove(name);
    }

    /** Ends them. */
    void end() {
        List.copyOf(processes.values()).forEach(OtherProcess::exit);
        processes.clear();
    }
}
