package tcplab.host;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tcplab.text.Told;

/** Whether this process stands on a network stack of its own, as the launcher says and the kernel confirms. */
final class Ground {
    private Ground() {}

    /** Why nothing may be changed in this network namespace; null if it is the lab's own. */
    static Told whyNotOurs() {
        if (!"net".equals(System.getenv("TCPLAB_ENTERED"))) {
            String why = System.getenv("TCPLAB_WHY");
            return why == null
                    ? say("the lab was not started in a network namespace of its own (scripts/lab does that)")
                    : Told.plain(why);
        }
        try {
            Path init = Path.of("/proc/1/ns/net");
            if (Files.readSymbolicLink(Path.of("/proc/self/ns/net")).equals(Files.readSymbolicLink(init))) {
                return say("the lab stands in the machine's own network namespace");
            }
        } catch (IOException e) {
            // An ordinary user may not look at process 1; the launcher's word stands.
        }
        return null;
    }
}
