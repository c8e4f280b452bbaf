package tcplab.journal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.event.WireDid;
import tcplab.event.WireDid.Action;

/** What timers sent while somebody who stepped through the run read: the wire swallowed it, some of it only until its time had come. */
final class Meanwhile {
    private final List<WireDid> swallowed = new ArrayList<>();
    private final Map<WireDid, WireDid> later = new IdentityHashMap<>();

    /** @param all what the wire did, in order */
    Meanwhile(List<WireDid> all) {
        for (WireDid did : all) {
            if (did.isSwallowed()) {
                swallowed.add(did);
            } else if (did.isOfGate() && did.action() == Action.HELD) {
                came(did);
            }
        }
    }

    /** Of two that are all alike, the one that was swallowed first comes first. */
    private void came(WireDid held) {
        Optional<WireDid> first = swallowed.stream().filter(did -> did.isOf(held.segment())).findFirst();
        first.ifPresent(did -> {
            swallowed.remove(did);
            later.put(did, held);
        });
    }

    /** What never came. */
    List<WireDid> swallowed() {
        return swallowed;
    }

    /** What came after all, in no order: how it was swallowed, and how it came to the gate again. */
    Map<WireDid, WireDid> later() {
        return later;
    }
}
