package tcplab.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who want to see what is performed on a lab, whatever it is: told of each performance when it begins. */
public final class Audience {
    private final List<Consumer<Performance>> all = new CopyOnWriteArrayList<>();
    private Performance now;

    synchronized void begins(Performance performance) {
        now = performance;
        all.forEach(one -> one.accept(performance));
    }

    /** From now on this one is told too, at once of the last performance that has begun, if there is one. */
    public synchronized void join(Consumer<Performance> one) {
        all.add(one);
        if (now != null) {
            one.accept(now);
        }
    }

    public void leave(Consumer<Performance> one) {
        all.remove(one);
    }
}
