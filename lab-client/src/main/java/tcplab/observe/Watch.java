package tcplab.observe;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import tcplab.event.Event;
import tcplab.event.ObserverReport;
import tcplab.text.Told;

/**
 * The life of a witness, the same for all: it is missing, or it is armed, watches and is drained, or it breaks. Whatever
 * goes wrong in {@link #arm} or {@link #drain} becomes its report and never stops a run.
 */
abstract class Watch implements Observer {
    private volatile Scope scope;
    private volatile Consumer<Event> sink = event -> {};
    private volatile boolean armed;

    /**
     * Begins to watch {@link #scope}; when it returns, whatever happens is seen.
     *
     * @return what it watches, as words, or empty
     */
    abstract Told arm() throws IOException;

    /** Delivers all that happened before this call, and ends the watch. */
    abstract void drain() throws IOException;

    /** Events of the run that are known to be lost. */
    long lost() {
        return 0;
    }

    @Override
    public final void start(Scope runScope, Consumer<Event> events) {
        scope = runScope;
        sink = events;
        try {
            Optional<Told> why = unavailability();
            if (why.isPresent()) {
                report(ObserverReport.Status.MISSING, why.get());
                return;
            }
            Told watches = arm();
            armed = true;
            report(ObserverReport.Status.ARMED, watches);
        } catch (IOException | RuntimeException e) {
            armed = true;
            broke(e);
        }
    }

    @Override
    public final void stop() {
        if (armed) {
            try {
                drain();
                // It may have broken just now.
                if (armed) {
                    report(ObserverReport.Status.DRAINED, Told.nothing());
                }
            } catch (IOException | RuntimeException e) {
                broke(e);
            }
        }
        armed = false;
        sink = event -> {};
    }

    /** It cannot go on; said once in a run. */
    final synchronized void broke(Exception why) {
        if (armed) {
            armed = false;
            report(ObserverReport.Status.BROKE, Told.of(why));
        }
    }

    final boolean isArmed() {
        return armed;
    }

    final Scope scope() {
        return scope;
    }

    /** Adds an event to the run; nothing happens outside of one. */
    final void tell(Event event) {
        sink.accept(event);
    }

    private void report(ObserverReport.Status status, Told sentence) {
        boolean over = status == ObserverReport.Status.BROKE || status == ObserverReport.Status.DRAINED;
        tell(new ObserverReport(scope.clock().now(), witness(), status, sentence, over ? lost() : 0));
    }
}
