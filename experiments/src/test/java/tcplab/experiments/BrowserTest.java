package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.page.Account;
import tcplab.page.LivePage;
import tcplab.page.Pages;
import tcplab.script.Course;
import tcplab.text.Language;
import tcplab.text.Told;

/** The pages in a real browser: nothing is asked of a network, nothing hangs over, and everybody can read them. */
@Execution(ExecutionMode.CONCURRENT)
class BrowserTest {
    private static final List<String> RUNS = List.of(
            "close/three-way", "close/last-ack-lost", "open/simultaneous-open", "close/self-connect-close",
            "queues/bigger-queue");
    /** The page that shows controls too. */
    private static final String CONTROLLED = "close/three-way";

    private static final int PHONE = 360;
    private static final int[] WIDTHS = {PHONE, 820, 1280};
    /** Whoever likes it dark reads other colours, in the narrow figure as in the wide one; all else is as in the light. */
    private static final int[] DARK_WIDTHS = {PHONE, 1280};

    /** What a page says of itself. */
    private record Said(
            String page, int width, boolean dark, int contentWidth, List<String> requests, List<String> violations,
            int passes) {}

    /** Runs in a copy of each page, in a frame; tells the page around it. */
    private static final String ASK = """
            <script src="axe.js"></script><script>
            addEventListener('load', async () => {
              const dark = matchMedia('(prefers-color-scheme: dark)').matches;
              const rules = dark ? { runOnly: ['color-contrast'] } : {};
              const done = await axe.run(document, { ...rules, resultTypes: ['violations'] });
              parent.postMessage({
                page: location.pathname.split('/').pop(), width: innerWidth, dark,
                contentWidth: document.documentElement.scrollWidth,
                requests: performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.endsWith('/axe.js')),
                violations: done.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.failureSummary + ' ' + n.html)),
                passes: done.passes.length }, '*');
            });
            </script></body>""";

    private static final String GATHER = """
            <!DOCTYPE html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><pre id="all">[]</pre><script>
            const all = [];
            addEventListener('message', m => {
              all.push(m.data);
              document.getElementById('all').textContent = encodeURIComponent(JSON.stringify(all));
            });
            </script>
            """;

    @TempDir
    Path folder;

    private Chromium chromium;

    @BeforeEach
    void findBrowser() {
        chromium = Chromium.here(folder);
    }

    /** The report of recorded runs. */
    private static Pages pages(List<String> names, Language language) throws IOException {
        List<Account> accounts = new ArrayList<>();
        for (String name : names) {
            accounts.add(name.equals(CONTROLLED) ? Accounts.controlled(name, "close/four-way") : Accounts.of(name));
        }
        return new Pages(accounts, List.of(), Course.load(Launched.HOME.resolve("experiments/course")), Accounts.statements(), language);
    }

    private Map<String, String> pages() throws IOException {
        Map<String, String> pages = new TreeMap<>(pages(RUNS, Language.EN).write(true));
        pages.put("one.html", pages(List.of(CONTROLLED, "close/last-ack-lost"), Language.EN).writeOne());
        pages(List.of("close/last-ack-lost"), Language.ZH).write(true).forEach((n, t) -> pages.put("zh-" + n, t));
        pages.keySet().removeIf(name -> name.endsWith(".handout.html") && !name.contains("last-ack-lost"));
        pages.put("live.html", live("close/last-ack-lost"));
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
        return pages;
    }

    /** The live page as its script leaves it. */
    static String live(String name) throws IOException {
        String page = LivePage.frame(Language.EN).replaceFirst("<script .*?</script>", "");
        for (String part : LivePage.parts(RecordedRunsTest.recorded(name), Told.nothing(), Language.EN).split("(?=<div data-part=)")) {
            String place = "(<div id=\"now-" + part.split("\"")[1] + "\"[^>]*>)";
            assertThat(page).containsPattern(place);
            page = page.replaceFirst(place, "$1" + Matcher.quoteReplacement(part));
        }
        return page;
    }

    @Test
    void theBrowserHasNothingToComplainOf() throws Exception {
        pages();
        for (String name : List.of("index.html", "close-last-ack-lost.html", "close-three-way.html", "one.html")) {
            Chromium.Seen seen = chromium.open(folder.resolve(name), false);
            assertThat(seen.dom()).contains("</main>");
            assertThat(seen.console()).as(name).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everybodyCanReadThePages(boolean dark) throws Exception {
        Map<String, String> pages = pages();
        for (Said said : ask(pages, dark)) {
            String where = said.page() + " at " + said.width() + (dark ? " dark" : " light");
            assertThat(said.dark()).as(where).isEqualTo(dark);
            assertThat(said.violations()).as(where).isEmpty();
            assertThat(said.passes()).as(where).isPositive();
            assertThat(said.requests()).as(where).isEmpty();
            assertThat(said.contentWidth()).as(where + " hangs over").isLessThanOrEqualTo(said.width());
        }
    }

    /** Nor is anything shown there that the filter has hidden. */
    @Test
    void onAPhoneNoVerdictOfTheIndexStandsBesideTheScreen() throws Exception {
        pages();
        try (OpenPage page = new OpenPage(chromium, folder.resolve("index.html").toUri().toString(), 390, 800)) {
            assertThat(page.tell("document.querySelectorAll('.experiments .mark').length > 9")).isEqualTo("true");
            assertThat(page.tell("[...document.querySelectorAll('.experiments')].every(box => box.scrollWidth <= box.clientWidth)")).isEqualTo("true");
            assertThat(page.tell("(row => { row.hidden = true; return row.offsetHeight; })(document.querySelector('.experiments tbody tr'))")).isEqualTo("0");
        }
    }

    @Test
    void thisTestSeesWhatCannotBeReadOrHangsOver() throws Exception {
        String bad = "<!DOCTYPE html><html><head><title>x</title></head><body><main><h1>x</h1>"
                + "<p style='color:#eee;background:#fff;width:900px'>pale</p><img src='http://tcp-lab.invalid/no.png'></main></body></html>";
        Said said = ask(Map.of("bad.html", bad), false).get(0);
        assertThat(said.violations()).anyMatch(v -> v.startsWith("color-contrast"));
        assertThat(said.violations()).anyMatch(v -> v.startsWith("image-alt"));
        assertThat(said.contentWidth()).isGreaterThan(PHONE);
        assertThat(said.requests()).isNotEmpty();
    }

    /** Shows all pages in frames of these widths, and lets axe read them. */
    private List<Said> ask(Map<String, String> pages, boolean dark) throws Exception {
        try (InputStream axe = getClass().getResourceAsStream("/axe.min.js")) {
            Files.write(folder.resolve("axe.js"), axe.readAllBytes());
        }
        int[] widths = dark ? DARK_WIDTHS : WIDTHS;
        StringBuilder gather = new StringBuilder(GATHER);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            // The pages themselves allow no other script than their own.
            String open = page.getValue().replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
            assertThat(open).contains("</body>");
            Files.writeString(folder.resolve("ask-" + page.getKey()), open.replace("</body>", ASK));
            for (int width : widths) {
                gather.append("<iframe src=\"ask-").append(page.getKey()).append("\" style=\"border:0;height:800px;width:")
                        .append(width).append("px\"></iframe>\n");
            }
        }
        Path file = Files.writeString(folder.resolve("gather.html"), gather);
        Chromium.Seen seen = chromium.open(file, dark);
        Matcher all = Pattern.compile("<pre id=\"all\">([^<]*)</pre>").matcher(seen.dom());
        assertThat(all.find()).as("what the pages said; console: " + seen.console()).isTrue();
        String json = java.net.URLDecoder.decode(all.group(1), java.nio.charset.StandardCharsets.UTF_8);
        List<Said> said = new Gson().fromJson(json, new TypeToken<List<Said>>() {});
        assertThat(said).as("console: " + seen.console()).hasSize(widths.length * pages.size());
        return said;
    }
}
