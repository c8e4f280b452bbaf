package tcplab.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Things on a page by the heights that they reach over, so that only what is near must be looked at. */
final class Bands<T> {
    private static final double BAND = 64;

    private final Map<Integer, List<T>> byBand = new HashMap<>();

    /** @param from the height where it begins or ends, @param to the other one */
    void add(T thing, double from, double to) {
        for (int band = band(Math.min(from, to)); band <= band(Math.max(from, to)); band++) {
            byBand.computeIfAbsent(band, b -> new ArrayList<>()).add(thing);
        }
    }

    /** All that may reach over some height between these two, each once; and maybe more. */
    Collection<T> near(double from, double to) {
        Set<T> near = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int band = band(Math.min(from, to)); band <= band(Math.max(from, to)); band++) {
            near.addAll(byBand.getOrDefault(band, List.of()));
        }
        return near;
    }

    private static int band(double height) {
        return (int) Math.floor(height / BAND);
    }
}
