package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.page.Account;
import tcplab.page.Pages;
import tcplab.text.Language;

/** A page's figures are played by the keys of a keyboard alone, as the browser itself gives them to the page. */
class PlayerByKeysTest {
    private static final String NAME = "close/three-way";
    /** The first pair of the page, where its cause is taken away beside it. */
    private static final String PAIR = "document.querySelector('#control-1 .played')";

    @TempDir
    Path folder;

    private Chromium chromium;

    @BeforeEach
    void findBrowser() {
        chromium = Chromium.here(folder);
    }

    private OpenPage open(Account account) throws IOException, InterruptedException {
        String page = Pages.of(List.of(account), List.of(), Accounts.statements(), Language.EN).get("close-three-way.html");
        return new OpenPage(chromium, Files.writeString(folder.resolve("page.html"), page).toUri().toString(), 1280, 900);
    }

    private static String place(OpenPage page) throws InterruptedException {
        return page.tell("document.querySelector('#figure .place').textContent");
    }

    @Test
    void buttonsAndSliderAreReachedWithTabAndPressedWithTheirOwnKeys() throws Exception {
        try (OpenPage page = open(Accounts.of(NAME))) {
            String whole = place(page);
            page.tabTo("[data-does=first]");
            page.press(Key.ENTER);
            assertThat(place(page)).startsWith("1 / ").isNotEqualTo(whole);
            page.press(Key.RIGHT, Key.RIGHT, Key.LEFT);
            assertThat(place(page)).startsWith("2 / ");
            page.tabTo("[data-does=forward]");
            page.press(Key.SPACE);
            assertThat(place(page)).startsWith("3 / ");
            page.tabTo("input[type=range]");
            page.press(Key.RIGHT);
            assertThat(place(page)).as("the slider steps by itself, once").startsWith("4 / ");
            page.press(Key.END);
            assertThat(place(page)).isEqualTo(whole);
            page.press(Key.HOME);
            assertThat(place(page)).startsWith("1 / ");
        }
    }

    @Test
    void aSegmentThatIsReachedWithTabShowsItsHeaderAndLeadsToItsRow() throws Exception {
        try (OpenPage page = open(Accounts.of(NAME))) {
            String card = "document.activeElement.querySelector('.card')";
            page.tabTo(".wide a.hit");
            assertThat(page.tell("getComputedStyle(" + card + ").visibility + getComputedStyle(" + card + ").display")).doesNotContain("hidden", "none");
            page.press(Key.ENTER);
            assertThat(page.tell("document.querySelector(':target').tagName")).isEqualTo("TR");
        }
    }

    /** What the two say at each step, from the first one on, until both have ended. */
    private static List<List<String>> lines(OpenPage page) throws InterruptedException {
        int steps = Integer.parseInt(page.tell(PAIR + ".querySelector('input').max"));
        List<List<String>> lines = new ArrayList<>();
        page.tabTo("#control-1 [data-does=first]");
        page.press(Key.ENTER);
        for (int i = 0; i < steps; i++) {
            lines.add(List.of(
                    page.tell(PAIR + ".querySelector('.at-line .here')?.textContent ?? ''"),
                    page.tell(PAIR + ".querySelector('.at-line .there')?.textContent ?? ''"),
                    page.tell("[...document.querySelectorAll('.script .now code')].map(code => code.textContent).join('|')")));
            page.press(Key.RIGHT);
        }
        return lines;
    }

    @Test
    void inAPairTheLineOfEachScriptMovesAlong() throws Exception {
        try (OpenPage page = open(Accounts.controlled(NAME, "close/four-way"))) {
            List<List<String>> lines = lines(page);
            List<String> here = lines.stream().map(step -> step.get(0)).distinct().toList();
            List<String> there = lines.stream().map(step -> step.get(1)).distinct().toList();
            assertThat(here).contains("17  client  shutdown WR").noneMatch(line -> line.contains("client  close"));
            assertThat(there).contains("server  listen 7000", "client  close", "conn    recv").noneMatch(line -> line.contains("shutdown"));
            for (List<String> step : lines) {
                assertThat(step.get(2)).as("marked in the script of the page").isEqualTo(step.get(0).replaceFirst("^\\d+  ", ""));
            }
            page.tabTo("[data-does=whole]");
            page.press(Key.ENTER);
            assertThat(page.tell(PAIR + ".querySelector('.at-line').hidden")).isEqualTo("true");
        }
    }

    /** Also while it scrolls to what a step shows: where all may move, that takes a while. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingMovesForWhoeverWantsNoMotion(boolean reduced) throws Exception {
        try (OpenPage page = open(Accounts.of(NAME))) {
            if (reduced) {
                page.reduceMotion();
            }
            assertThat(page.tell("matchMedia('(prefers-reduced-motion: reduce)').matches")).isEqualTo("" + reduced);
            page.tell("(() => { window.asked = []; const by = scrollBy;"
                    + " window.scrollBy = how => { asked.push(how.behavior); by.call(window, how); }; })()");
            page.tabTo("[data-does=first]");
            page.press(Key.ENTER);
            page.press(Key.END);
            for (int i = 0; i < 20; i++) {
                page.press(Key.RIGHT);
                assertThat(page.tell("document.getAnimations().length")).isEqualTo("0");
            }
            assertThat(page.tell("[...new Set(asked)].join()")).isEqualTo(reduced ? "auto" : "smooth");
        }
    }
}
