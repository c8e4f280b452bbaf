package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.event.Event;
import tcplab.event.Reading;
import tcplab.journal.EventJson;
import tcplab.journal.Timeline;
import tcplab.model.Side;
import tcplab.model.Witness;
import tcplab.render.Ladder;
import tcplab.render.Outcome;
import tcplab.render.Result;
import tcplab.render.RunJson;
import tcplab.render.Style;
import tcplab.scene.Drawing;
import tcplab.text.Language;

/** Events that no drawing was made for. */
class OtherEventsTest {
    /** Of a kind that nobody knows. */
    private record Heard(long atNanos, Side side, String noise) implements Event {}

    private static Timeline heard(String noise) {
        Drawing d = Drawing.loopback();
        d.call(100, 110, Side.CLIENT, "client", "socket", "", "0");
        return d.add(new Heard(200_000, Side.SERVER, noise)).timeline();
    }

    private static Result result(Timeline timeline) {
        return new Result("close/three-way", "loopback", 1, Outcome.AS_RECORDED, timeline, List.of(), null, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 120})
    void anEventOfUnknownKindIsALineOfTheLadder(int columns) {
        assertThat(Ladder.draw(heard("click"), new Style(columns, true, false)).toString())
                .contains("Heard[side=server, noise=click]");
    }

    @Test
    void aLongOneIsCutAndNotObeyed() {
        String ladder = Ladder.draw(heard("\u001b[2J" + "x".repeat(200)), new Style(80, true, false)).toString();
        assertThat(ladder).doesNotContain("\u001b").contains("x…");
        assertThat(ladder.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void anEventOfUnknownKindIsInTheFigureAndInATableOfThePage() {
        Account account = new Account(Recordings.CATALOGUE.read("close/three-way").experiment(), result(heard("click")));
        Parsed page = Parsed.of(Recordings.pages(List.of(account)).values().stream().reduce((a, b) -> b).orElseThrow());
        assertThat(page.all("text")).anyMatch(t -> t.getTextContent().equals("· Heard[side=server, noise=click] ·"));
        assertThat(page.all("pre")).anyMatch(p -> p.getTextContent().equals("Heard[side=server, noise=click]"));
    }

    @Test
    void anEventOfUnknownKindIsInTheJson() {
        assertThat(RunJson.write(List.of(result(heard("click"))), Language.EN).replaceAll("\\s+", ""))
                .contains("\"others\":[{\"event\":\"Heard\",\"atMicros\":200,\"words\":\"Heard[side=server,noise=click]\",\"entry\":3}]");
    }

    @Test
    void aReadingIsRecordedAndShownWithoutAKindOfItsOwn() {
        Reading reading = new Reading(5, Witness.COUNTERS, Side.CLIENT, "TCP tw", "1");
        assertThat(EventJson.read(EventJson.write(reading))).isEqualTo(reading);
        assertThat(Ladder.draw(Drawing.loopback().add(reading).timeline(), new Style(80, true, false)).toString())
                .contains("· counters, client: TCP tw 1 ·");
    }
}
