package tcplab.run;

import static tcplab.text.Told.say;

import tcplab.event.ObserverReport;
import tcplab.journal.Timeline;
import tcplab.model.Witness;
import tcplab.text.Told;

/** That a witness cannot look, where something was awaited that it would have shown: the sockets are not to blame then. */
final class Blindness {
    private Blindness() {}

    /** What came too late, and why it could not be seen to the end; the former alone if the witness looks. */
    static Told of(Witness witness, Told late, Timeline soFar) {
        return soFar.all(ObserverReport.class).stream()
                .filter(report -> report.observer() == witness)
                .filter(report -> report.status() == ObserverReport.Status.MISSING
                        || report.status() == ObserverReport.Status.BROKE)
                .findFirst()
                .map(report -> say("%1$s; %2$s cannot look: %3$s", late, witness, report.sentence()))
                .orElse(late);
    }
}
