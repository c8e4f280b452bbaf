package tcplab.scene;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import tcplab.event.ObserverReport;
import tcplab.journal.Timeline;
import tcplab.text.Told;

/** What the witnesses say of themselves that makes a picture incomplete. */
final class Gaps {
    private Gaps() {}

    /** A sentence each, possibly none. */
    static List<Told> of(Timeline timeline) {
        List<Told> gaps = new ArrayList<>();
        for (ObserverReport report : timeline.all(ObserverReport.class)) {
            switch (report.status()) {
                case MISSING -> gaps.add(say("%s is missing: %s", report.observer(), report.sentence()));
                case BROKE -> gaps.add(say("%s broke: %s", report.observer(), report.sentence()));
                default -> {
                    if (report.lost() > 0) {
                        gaps.add(say("%s lost %d events", report.observer(), report.lost()));
                    }
                }
            }
        }
        return gaps;
    }
}
