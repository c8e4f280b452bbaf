package tcplab.run;

import static tcplab.text.Told.say;

import tcplab.event.ObserverReport;
import tcplab.journal.Timeline;
import tcplab.model.Witness;
import tcplab.text.Told;

/** That ss cannot look, where something was awaited that it would have shown: the sockets are not to blame then. */
final class Blindness {
    private Blindness() {}

    /** What came too late, and why it could not be seen to the end; the former alone if ss looks. */
    static Told named(Told late, Timeline soFar) {
        return soFar.all(ObserverReport.class).stream()
                .filter(report -> report.observer() == Witness.SS)
                .filter(report -> report.status() == ObserverReport.Status.MISSING
                        || report.status() == ObserverReport.Status.BROKE)
                .findFirst()
                .map(report -> say("%s; ss cannot look: %s", late, report.sentence()))
                .orElse(late);
    }
}
