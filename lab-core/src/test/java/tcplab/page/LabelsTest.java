package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Words along a line keep clear of what else is on the wire, where that is free somewhere. */
class LabelsTest {
    private static final Labels.Line FROM_THE_SERVER = new Labels.Line(500, 0, 100, 100);

    private static double end(Labels labels) {
        Labels.Place place = labels.place("SYN", FROM_THE_SERVER, 0);
        return place.x() + place.length();
    }

    @Test
    void wordsStandAtTheirSenderWhereNothingElseIs() {
        assertThat(end(new Labels())).isEqualTo(488);
    }

    @Test
    void wordsKeepClearOfTheHeadOfAnArrowThatArrivesWhereTheirsLeaves() {
        Labels labels = new Labels();
        labels.avoid(new Labels.Line(100, -20, 500, 5));
        assertThat(labels.place("SYN", FROM_THE_SERVER, 0).y()).isGreaterThan(5);
    }

    @Test
    void theLastLetterIsAsClearAsTheFirst() {
        Labels labels = new Labels();
        labels.avoid(new Labels.Line(485, 0, 700, 0));
        assertThat(end(labels)).isLessThan(485);
    }
}
