package tcplab.client.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.client.desk.Console;
import tcplab.model.Side;
import tcplab.render.Style;
import tcplab.run.Stepping;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.wire.Stopped;

/** What a learner reads while a run waits has room on a narrow terminal, too. */
class StepViewTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private StepView view(int columns, Language language) {
        Style style = new Style(columns, true, false, language);
        return new StepView(new Stepping(), new Console(out, new ByteArrayOutputStream(), style, false, true), true);
    }

    private static Stopped held(int again) {
        return new Stopped(1, Side.CLIENT, null, again, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({"50, EN", "60, EN", "80, EN", "50, ZH", "60, ZH", "80, ZH"})
    void theKeysThatGoOnAndLeaveAndTheOneThatExplainsAreThereAtAnyWidth(int columns, Language language) {
        StepView view = view(columns, language);
        assertThat(List.of(view.keys(List.of()), view.keys(List.of(held(0))), view.keys(List.of(held(12))))).allSatisfy(keys -> {
            assertThat(Columns.width(keys)).isLessThan(columns);
            assertThat(keys).startsWith("[Enter] ").contains("[q]").endsWith("[?]");
        });
        assertThat(view.keys(List.of(held(12)))).contains("12");
    }

    @Test
    void whenRepeatsPassNothingIsSaidToBeSwallowed() {
        StepView view = view(80, Language.EN);
        view.repeatsPass(true);
        assertThat(view.keys(List.of(held(1)))).contains("[t] repeats pass").doesNotContain("swallowed");
        view.repeatsPass(false);
        assertThat(view.keys(List.of(held(1)))).contains("swallowed: 1");
    }

    @ParameterizedTest
    @CsvSource({"60, EN", "80, EN", "60, ZH", "80, ZH"})
    void whatExplainsTheKeysBreaksBetweenItsWordsAndStandsInAColumn(int columns, Language language) {
        view(columns, language).help();
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).allSatisfy(line -> {
            assertThat(Columns.width(line)).isLessThanOrEqualTo(columns);
            assertThat(line).matches(" {6}\\S.*| {21}\\S.*");
        });
    }
}
