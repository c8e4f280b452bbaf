package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.page.Pages;
import tcplab.text.Language;

/** The page of a run with its controls in a real browser, on a phone as on a wide screen. */
class RunInBrowserTest {
    private static final String NAME = "close/three-way";
    private static final int PHONE = 390;
    /** The first pair of figures that a control has. */
    private static final String PAIR = "document.querySelector('#control-1 .pair')";

    @TempDir
    Path folder;

    private Chromium chromium;

    @BeforeEach
    void findBrowser() {
        chromium = Chromium.here(folder);
    }

    private OpenPage open(int width) throws Exception {
        String page = Pages.of(List.of(Accounts.controlled(NAME, "close/four-way")), List.of(), Accounts.statements(), Language.EN).get("close-three-way.html");
        Path file = Files.writeString(folder.resolve("page.html"), page);
        return new OpenPage(chromium, file.toUri().toString(), width, 800);
    }

    /** What is written below the sentence that has the focused term. */
    private static String note(OpenPage page) throws InterruptedException {
        return page.tell("getComputedStyle(document.activeElement, '::after').content");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, 1280})
    void aTermShowsItsMeaningWithTheFocusAndLeadsNowhere(int width) throws Exception {
        try (OpenPage page = open(width)) {
            assertThat(note(page)).isEqualTo("none");
            page.tabTo(".finding .term");
            String meaning = page.tell("document.activeElement.dataset.note");
            assertThat(meaning).isNotEmpty();
            assertThat(note(page)).isEqualTo("\"" + meaning + "\"");
            assertThat(page.tell("getComputedStyle(document.activeElement, '::after').display")).isNotEqualTo("none");
            assertThat(page.tell("document.documentElement.scrollWidth <= innerWidth")).isEqualTo("true");
            // A browser moves a word into view that gets the focus; what is whole under the finger stays there.
            page.tell("(() => { const term = [...document.querySelectorAll('.of-findings .term')].find(one => one !== document.activeElement);"
                    + " term.scrollIntoView({block: 'center'}); const top = term.getBoundingClientRect().top; term.click();"
                    + " const look = () => { document.body.dataset.moved = Math.abs(term.getBoundingClientRect().top - top); };"
                    + " requestAnimationFrame(() => requestAnimationFrame(look)); })()");
            String moved = page.tell("document.body.dataset.moved");
            while (moved.equals("undefined")) {
                moved = page.tell("document.body.dataset.moved");
            }
            assertThat(page.tell("location.hash")).isEmpty();
            assertThat(Double.parseDouble(moved)).isLessThan(2);
            assertThat(page.tell("document.activeElement.matches('.term')")).isEqualTo("true");
            assertThat(note(page)).isNotEqualTo("\"" + meaning + "\"").contains(page.tell("document.activeElement.dataset.note").substring(0, 20));
        }
    }

    private static String seen(OpenPage page) throws InterruptedException {
        return page.tell("[..." + PAIR + ".children].map(one => one.offsetParent !== null).join()");
    }

    @Test
    void aPhoneShowsOneOfAPairAtATimeAtTheSameStep() throws Exception {
        try (OpenPage page = open(PHONE)) {
            String root = PAIR + ".parentNode";
            String tabs = root + ".querySelectorAll('.tabs button')";
            assertThat(seen(page)).isEqualTo("true,false");
            page.tell(root + ".querySelector('[data-does=first]').click()");
            for (int i = 0; i < 6; i++) {
                page.tell(root + ".querySelector('[data-does=forward]').click()");
            }
            String step = ".querySelector('.steps').children[6].textContent === " + root + ".querySelector('.told').textContent";
            assertThat(page.tell(PAIR + ".children[0]" + step)).isEqualTo("true");
            page.tell(tabs + "[1].click()");
            assertThat(seen(page)).isEqualTo("false,true");
            assertThat(page.tell(root + ".querySelector('.place').innerText")).startsWith("7 / ");
            assertThat(page.tell(PAIR + ".children[1]" + step)).isEqualTo("true");
            assertThat(page.tell("[..." + tabs + "].map(tab => tab.getAttribute('aria-pressed')).join()")).isEqualTo("false,true");
            assertThat(page.tell(PAIR + ".children[1].querySelectorAll('.hidden').length > 0")).isEqualTo("true");
            assertThat(page.tell("document.documentElement.scrollWidth <= innerWidth")).isEqualTo("true");
        }
    }

    /** Else the controls leave no room for what they show. */
    @Test
    void onAPhoneTheControlsOfAFigureAreLow() throws Exception {
        try (OpenPage page = open(PHONE)) {
            assertThat(Double.parseDouble(page.tell("document.querySelector('#figure .player').getBoundingClientRect().height"))).isLessThan(800 / 4.0);
            assertThat(page.tell("document.querySelector('#figure .saves').getBoundingClientRect().top"
                    + " > document.querySelector('#figure .figure.narrow').getBoundingClientRect().bottom")).isEqualTo("true");
        }
    }

    @Test
    void aWideWindowShowsBothAndSavesBothSideBySide() throws Exception {
        try (OpenPage page = open(1280)) {
            assertThat(seen(page)).isEqualTo("true,true");
            assertThat(page.tell("document.querySelector('#control-1 .tabs').offsetParent")).isEqualTo("null");
            // The page asks nobody for anything, not even for its own picture.
            page.tell("(async () => { document.addEventListener('click', event => event.preventDefault());"
                    + " const offer = URL.createObjectURL; let blob; URL.createObjectURL = one => { blob = one; return offer(one); };"
                    + " const link = document.querySelector('#control-1 .save'); link.click();"
                    + " window.saved = new DOMParser().parseFromString(await blob.text(), 'image/svg+xml').documentElement; })()");
            page.await("window.saved !== undefined");
            assertThat(page.tell("document.querySelector('#control-1 .save').download")).isEqualTo("close-three-way-control-1.svg");
            assertThat(page.tell("saved.querySelectorAll('.label').length === " + PAIR + ".querySelectorAll('.label').length")).isEqualTo("true");
            assertThat(page.tell("[...saved.children].filter(one => one.nodeName === 'svg').map(one => Number(one.getAttribute('x')) > 0).join()"))
                    .isEqualTo("false,true");
            assertThat(page.tell("Number(saved.getAttribute('width')) === [..." + PAIR
                    + ".querySelectorAll('svg')].reduce((sum, svg) => sum + svg.viewBox.baseVal.width, 0)")).isEqualTo("true");
        }
    }
}
