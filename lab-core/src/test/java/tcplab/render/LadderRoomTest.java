package tcplab.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.scene.Drawing;
import tcplab.scene.Rung;
import tcplab.scene.Scene;
import tcplab.text.Columns;
import tcplab.text.Language;

/** However narrow a terminal is: the arrows give way, not the words. */
class LadderRoomTest {
    private static final Path RECORDED = Path.of("..", "experiments", "recorded");
    private static final List<Integer> WIDTHS = List.of(60, 80, 100, 120);
    private static final Pattern RESULT = Pattern.compile(" = \\S+");
    private static final Pattern TOUCHED = Pattern.compile("[^\\s│─┼╮╭╰╯◄►┊├┤]┊|┊[^\\s│─┼╮╭╰╯◄►┊├┤]");

    static List<Path> recorded() throws IOException {
        try (Stream<Path> files = Files.walk(RECORDED)) {
            return files.filter(file -> file.toString().endsWith(".jsonl.gz")).sorted().toList();
        }
    }

    /** Without blanks, line breaks and what stands in blank columns; states in their long form. */
    private static String bare(String text) {
        return text.replaceAll("┤ LISTEN", "").replaceAll("[\\s│┊├┤]", "").replace("SYN-RCVD", "SYN-RECEIVED");
    }

    private static List<String> words(Rung rung) {
        List<String> words = new ArrayList<>();
        for (Side side : Side.values()) {
            words.add(rung instanceof Rung.Spoke ? "" : rung.state(side).text());
        }
        if (rung instanceof Rung.Flight flight) {
            words.add(Language.EN.tell(flight.label()));
        } else if (rung instanceof Rung.Spoke spoke) {
            String call = Language.EN.tell(spoke.text());
            Matcher result = RESULT.matcher(call);
            words.add(result.find() ? result.group() : "");
            words.add(call.replaceFirst(" = .*", ""));
        } else if (rung instanceof Rung.WireNote note) {
            words.add(Language.EN.tell(note.text()));
        } else if (rung instanceof Rung.Noted note) {
            words.add(Language.EN.tell(note.text()));
        }
        return words;
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void noStateNoSegmentAndNoResultOfACallIsCut(Path file) throws IOException {
        Timeline timeline = Journal.load(file);
        Scene scene = Scene.of(timeline);
        for (int width : WIDTHS) {
            String ladder = Ladder.draw(timeline, new Style(width, true, false)).toString();
            assertThat(ladder.lines()).as("at %d columns", width).allMatch(line -> Columns.width(line) <= width);
            String bare = bare(ladder);
            for (Rung rung : scene.rungs()) {
                boolean states = width >= 80 || !(rung instanceof Rung.Start);
                assertThat(words(rung)).as("at %d columns", width).allMatch(word -> !states || bare.contains(bare(word)));
            }
        }
    }

    @Test
    void aSegmentThatDoesNotFitStandsAboveItsArrow() {
        Drawing d = Drawing.wire();
        d.named(1, Side.CLIENT, "a-rather-long-name", d.client, d.server);
        d.named(2, Side.CLIENT, "another", new Endpoint("10.0.0.1", 40001), d.server);
        d.wired(100, 200, d.client, "SYN", 0, 0, 0);
        d.wired(300, 400, d.client, "PSH+ACK", 4_294_000_000L, 4_294_000_001L, 1000);
        assertThat(Ladder.draw(d.timeline(), new Style(80, true, false)).toString())
                .contains("PSH+ACK seq=4294000000 ack=").contains("len=1000");
    }

    @Test
    void theResultOfALongCallStandsOnALineOfItsOwn() {
        Drawing d = Drawing.wire();
        d.call(100, 110, Side.SERVER, "server", "setsockopt", "SOMETHING_WITH_A_VERY_LONG_NAME_INDEED 1234567890", "EPERM");
        assertThat(Ladder.draw(d.timeline(), new Style(80, true, false)).toString()).contains("= EPERM ");
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void noWordsTouchTheLineOfASegmentUnderWay(Path file) throws IOException {
        Timeline timeline = Journal.load(file);
        for (Language language : Language.values()) {
            for (int width = 80; width <= 120; width += 5) {
                String drawn = Ladder.draw(timeline, new Style(width, true, false, language)).toString();
                assertThat(drawn.lines().filter(line -> TOUCHED.matcher(line).find())).as("%s at %d", language, width).isEmpty();
            }
        }
    }
}
