package tcplab.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.event.Event;
import tcplab.event.Heading;
import tcplab.event.StepDone;

class TimelineTest {
    private static final Heading LATER = new Heading(20, 2, "later", null);
    private static final Heading SOONER = new Heading(10, 1, "sooner", null);
    private static final StepDone STEP = new StepDone(15, 16, 1, "server listen 7000", null);

    private final Timeline timeline = new Timeline(List.of(new Entry(1, LATER), new Entry(2, SOONER), new Entry(3, STEP)));

    @Test
    void eventsOfOneKindComeInOrderOfTime() {
        assertThat(timeline.all(Heading.class)).containsExactly(SOONER, LATER);
        assertThat(timeline.entriesOf(Heading.class)).extracting(Entry::id).containsExactly(2, 1);
        assertThat(timeline.all(Event.class)).containsExactly(SOONER, STEP, LATER);
    }

    @Test
    void eventsOfOneKindAreSearchedForOnce() {
        assertThat(timeline.all(Heading.class)).isSameAs(timeline.all(Heading.class));
        assertThat(timeline.entriesOf(Heading.class)).isSameAs(timeline.entriesOf(Heading.class));
    }
}
