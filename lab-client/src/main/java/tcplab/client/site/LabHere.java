package tcplab.client.site;

import java.util.Optional;
import java.util.function.Consumer;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.run.Audience;
import tcplab.run.Performance;

/** The lab of this process. */
final class LabHere implements LiveSource {
    private final Audience audience;
    private final Consumer<Performance> seat = this::begins;
    private volatile Performance shown;
    private Runnable happened = () -> {};
    private Journal.Listening listening = () -> {};

    LabHere(Audience audience) {
        this.audience = audience;
    }

    @Override
    public void begin(Runnable listener) {
        happened = listener;
        audience.join(seat);
    }

    private synchronized void begins(Performance performance) {
        listening.close();
        shown = performance;
        listening = performance.journal().listen(event -> happened.run());
        happened.run();
    }

    @Override
    public Optional<Timeline> now() {
        return Optional.ofNullable(shown).map(performance -> performance.withPendingCalls(performance.journal().soFar()));
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public synchronized void close() {
        audience.leave(seat);
        listening.close();
    }
}
