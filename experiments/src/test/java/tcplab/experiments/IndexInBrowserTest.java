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
import org.junit.jupiter.params.provider.EnumSource;
import tcplab.page.Account;
import tcplab.page.Pages;
import tcplab.script.Course;
import tcplab.text.Language;

/** The index is read along an article or a question, in a real browser, by its keyboard alone. */
class IndexInBrowserTest {
    private static final List<String> RUNS = List.of(
            "close/three-way", "close/four-way", "close/time-wait", "close/half-close", "abort/unread-data", "open/self-connect");

    /** The names that can be seen, from above, as they are read. */
    private static final String SEEN =
            "[...document.querySelectorAll('.experiments tbody b')].filter(b => b.offsetParent).map(b => b.innerText).join(' ')";
    private static final String HEADINGS =
            "[...document.querySelectorAll('.of-in-order h2, section[id^=topic-] h2')].filter(h => h.offsetParent).map(h => h.innerText).join(' | ')";
    private static final String ALL = "unread-data four-way half-close three-way time-wait self-connect";

    @TempDir
    Path folder;

    private Chromium chromium;

    @BeforeEach
    void findBrowser() {
        chromium = Chromium.here(folder);
    }

    private static Path write(Path folder, Language language) throws IOException {
        List<Account> accounts = new ArrayList<>();
        for (String name : RUNS) {
            accounts.add(Accounts.of(name));
        }
        Pages pages = new Pages(accounts, List.of(), Course.load(Launched.HOME.resolve("experiments/course")), Accounts.statements(), language);
        return Files.writeString(folder.resolve("index.html"), pages.write().get("index.html"));
    }

    private OpenPage open(Language language, int width) throws Exception {
        return new OpenPage(chromium, write(folder, language).toUri().toString(), width, 900);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anArticleShowsItsExperimentsInItsOrderAndGivesThemBack(Language language) throws Exception {
        try (OpenPage page = open(language, 1280)) {
            String all = page.tell(SEEN);
            String topics = page.tell(HEADINGS);
            assertThat(all.split(" ")).containsExactlyInAnyOrder(ALL.split(" "));
            page.tabTo(".along");
            page.press(Key.DOWN);
            String option = "document.activeElement.selectedOptions[0]";
            String[] order = page.tell(option + ".value").split(" ");
            String article = page.tell(option + ".parentNode.label");
            assertThat(article).isEqualTo("活久见！TCP两次挥手，你见过吗？那四次握手呢？");
            List<String> names = new ArrayList<>();
            for (String row : order) {
                names.add(RUNS.get(Integer.parseInt(row)));
            }
            assertThat(page.tell(SEEN)).isEqualTo(String.join(" ", names));
            assertThat(page.tell(HEADINGS)).isEqualTo(article + ": " + (language == Language.ZH ? "整篇文章" : "the whole article"));
            assertThat(page.tell("document.querySelector('.found').textContent")).isEqualTo(names.size() + " / " + RUNS.size());
            page.press(Key.UP);
            assertThat(page.tell(SEEN)).isEqualTo(all);
            assertThat(page.tell(HEADINGS)).isEqualTo(topics);
        }
    }

    @Test
    void aQuestionShowsItsExperimentFirstAndWhatElseIsAskedForStillHolds() throws Exception {
        try (OpenPage page = open(Language.EN, 1280)) {
            page.tabTo(".along");
            page.press(Key.TAB);
            assertThat(page.tell("document.activeElement.parentNode.innerText")).startsWith("Question");
            page.press(Key.END);
            for (int i = 0; !page.tell("document.activeElement.selectedOptions[0].innerText").contains("Can it still receive") && i < 20; i++) {
                page.press(Key.UP);
            }
            assertThat(page.tell(SEEN)).startsWith("close/half-close close/").contains("close/three-way");
            page.tell("(field => { field.value = 'three-way'; field.dispatchEvent(new Event('input')); })(document.querySelector('[data-by=words]'))");
            assertThat(page.tell(SEEN)).isEqualTo("close/three-way");
            page.press(Key.HOME);
            assertThat(page.tell(SEEN)).isEqualTo("three-way");
        }
    }

    private static void words(OpenPage page, String words) throws InterruptedException {
        page.tell("(field => { field.value = '" + words + "'; field.dispatchEvent(new Event('input')); })(document.querySelector('[data-by=words]'))");
    }

    /** Also the second time, when the address is the same as before. */
    @Test
    void aLinkToWhatIsHiddenShowsIt() throws Exception {
        try (OpenPage page = open(Language.EN, 1280)) {
            for (int i = 0; i < 2; i++) {
                words(page, "self-connect");
                assertThat(page.tell(HEADINGS)).isEqualTo("open");
                page.tell("document.querySelector('nav a[href=\"#topic-abort\"]').click()");
                assertThat(page.tell(SEEN).split(" ")).containsExactlyInAnyOrder(ALL.split(" "));
                page.await("(box => box.top >= 0 && box.bottom <= innerHeight)(document.querySelector('#topic-abort h2').getBoundingClientRect())");
            }
            words(page, "three-way");
            page.tell("document.querySelector('nav a[href=\"#topic-close\"]').click()");
            assertThat(page.tell(SEEN)).as("what is seen stays chosen").isEqualTo("three-way");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whereNothingIsFoundOneButtonShowsAllAgain(Language language) throws Exception {
        try (OpenPage page = open(language, 1280)) {
            String none = "document.querySelector('.none')";
            assertThat(page.tell(none + ".offsetParent")).isEqualTo("null");
            words(page, "nobody says this");
            assertThat(page.tell(SEEN)).isEmpty();
            assertThat(page.tell(none + ".innerText")).contains(language == Language.ZH ? "全部显示" : "Show all");
            page.tabTo(".none button");
            page.press(Key.ENTER);
            assertThat(page.tell(SEEN).split(" ")).containsExactlyInAnyOrder(ALL.split(" "));
            assertThat(page.tell("document.activeElement.dataset.by")).isEqualTo("words");
            assertThat(page.tell(none + ".offsetParent")).isEqualTo("null");
        }
    }

    @Test
    void onAPhoneNothingOfTheFilterHangsOver() throws Exception {
        try (OpenPage page = open(Language.EN, 390)) {
            page.tabTo(".along");
            page.press(Key.DOWN);
            assertThat(page.tell("document.documentElement.scrollWidth <= innerWidth")).isEqualTo("true");
            assertThat(page.tell("[...document.querySelectorAll('.filter select')].every(s => s.getBoundingClientRect().right <= innerWidth)"))
                    .isEqualTo("true");
            assertThat(page.tell("[...document.querySelectorAll('.experiments')].every(box => box.scrollWidth <= box.clientWidth)")).isEqualTo("true");
        }
    }
}
