package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.page.Account;
import tcplab.page.Pages;
import tcplab.text.Language;

/** The figure of a page is played in a real browser, by buttons, by keys and by the slider. */
class PlayerTest {
    /** What a page showed after something was done. */
    private record Shown(
            String did, boolean bar, List<String> labels, List<String> states, String told, String place, String line,
            List<String> marked, double curtain, double height, boolean forwardOff, boolean wide) {}

    /** Does one thing after the other in a page, and writes what was seen after each. */
    private static final String DO = """
            <pre id="all"></pre><script>
            addEventListener('load', async () => {
              const bar = document.querySelector('#figure .player');
              const figure = [...document.querySelectorAll('#figure .figure')].find(f => f.offsetParent !== null);
              const seen = kind => [...figure.querySelectorAll(kind)]
                .filter(e => getComputedStyle(e).visibility === 'visible').map(e => e.textContent);
              const all = [];
              const look = did => all.push({
                did, bar: getComputedStyle(bar).display !== 'none', labels: seen('.label'), states: seen('.word'),
                told: bar.querySelector('.told').textContent, place: bar.querySelector('.place').textContent,
                line: bar.querySelector('.at-line').hidden ? '' : bar.querySelector('.at-line').textContent,
                marked: [...document.querySelectorAll('.script .now code')].map(e => e.textContent),
                curtain: Number(figure.querySelector('clipPath rect').getAttribute('height')),
                height: Number(figure.querySelector('svg').getAttribute('viewBox').split(' ')[3]),
                forwardOff: bar.querySelector('[data-does=forward]').getAttribute('aria-disabled') === 'true',
                wide: figure.classList.contains('wide') });
              const press = does => bar.querySelector('[data-does=' + does + ']').click();
              const key = (name, on) => on.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
              look('opened');
              %s
              document.getElementById('all').textContent = encodeURIComponent(JSON.stringify(all));
            });
            </script></body>""";

    @TempDir
    Path folder;

    private Chromium chromium;

    @BeforeEach
    void findBrowser() {
        chromium = Chromium.here(folder);
    }

    private static String page() throws IOException {
        return Pages.of(List.of(Accounts.of("close/three-way")), List.of(), Accounts.statements(), Language.EN).get("close-three-way.html");
    }

    /** What was seen while these statements of JavaScript were done, {@code look} after each. */
    private List<Shown> shown(String statements, String... options) throws Exception {
        // The page itself allows no other script than its own.
        String open = page().replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        Path file = Files.writeString(folder.resolve("page.html"), open.replace("</body>", String.format(DO, statements)));
        Chromium.Seen seen = chromium.open(file, false, options);
        assertThat(seen.console()).isEmpty();
        Matcher all = Pattern.compile("<pre id=\"all\">([^<]+)</pre>").matcher(seen.dom());
        assertThat(all.find()).as("what the page showed").isTrue();
        return List.of(new Gson().fromJson(URLDecoder.decode(all.group(1), StandardCharsets.UTF_8), Shown[].class));
    }

    private static void showsAll(Shown shown) {
        assertThat(shown.labels()).as(shown.did()).hasSize(8);
        assertThat(shown.labels().get(7)).contains("ACK seq=7 ack=2");
        assertThat(shown.curtain()).as(shown.did()).isEqualTo(shown.height());
    }

    @Test
    void stepsGoForwardAndBack() throws Exception {
        List<Shown> all = shown("""
                press('first'); look('first');
                for (let i = 0; !bar.querySelector('.told').textContent.includes('SYN seq=0') && i < 50; i++) press('forward');
                look('SYN');
                press('forward'); look('SYN+ACK');
                press('back'); look('back');
                for (let i = 0; !bar.querySelector('.told').textContent.includes('FIN+ACK seq=6') && i < 90; i++) press('forward');
                look('FIN');
                press('whole'); look('whole');
                """);
        showsAll(all.get(0));
        assertThat(all.get(0).bar()).isTrue();
        Shown first = all.get(1);
        assertThat(first.labels()).isEmpty();
        assertThat(first.place()).startsWith("1 / ");
        assertThat(first.curtain()).isLessThan(first.height() / 2);
        Shown syn = all.get(2);
        assertThat(syn.labels()).hasSize(1).allMatch(label -> label.startsWith("SYN seq=0"));
        assertThat(syn.told()).contains("client → conn: SYN seq=0");
        assertThat(syn.states()).contains("SYN-SENT").doesNotContain("ESTABLISHED");
        assertThat(syn.line()).contains("client  connect server:8888");
        assertThat(syn.marked()).hasSize(1).allMatch(line -> line.startsWith("client  connect"));
        assertThat(all.get(3).labels()).hasSize(2);
        assertThat(all.get(3).told()).contains("SYN+ACK").contains("client ESTABLISHED");
        assertThat(all.get(4).labels()).isEqualTo(syn.labels());
        assertThat(all.get(4).told()).isEqualTo(syn.told());
        Shown fin = all.get(5);
        assertThat(fin.states()).contains("FIN-WAIT-1").doesNotContain("TIME-WAIT", "LAST-ACK");
        showsAll(all.get(6));
        assertThat(all.get(6).marked()).isEmpty();
    }

    @Test
    void theKeyboardAndTheSliderAloneSuffice() throws Exception {
        List<Shown> all = shown("""
                const slider = bar.querySelector('input');
                slider.value = 3; slider.dispatchEvent(new Event('input')); look('slider');
                key('ArrowRight', document.body); look('right');
                key('ArrowLeft', document.body); look('left');
                bar.querySelector('button').focus(); key('ArrowRight', document.activeElement); look('on a button');
                key('ArrowRight', slider); look('the slider steps by itself');
                slider.value = slider.max; slider.dispatchEvent(new Event('input')); look('end');
                key('ArrowRight', document.body); look('after the end');
                """);
        String of = all.get(0).place().replaceFirst(".*/", "/");
        assertThat(all.stream().map(Shown::place).map(place -> place.replace(" " + of, "")).toList())
                .isEqualTo(List.of(of.substring(2), "3", "4", "3", "4", "4", of.substring(2), of.substring(2)));
        assertThat(all.get(1).forwardOff()).isFalse();
        assertThat(all.get(6).forwardOff()).isTrue();
        showsAll(all.get(7));
    }

    @Test
    void itPlaysByItselfToTheEndAndCanBePaused() throws Exception {
        List<Shown> all = shown("""
                const wait = millis => new Promise(done => setTimeout(done, millis));
                press('play'); look('begun');
                await wait(5000); press('play'); look('paused');
                await wait(5000); look('still paused');
                press('play'); await wait(90000); look('at its end');
                """);
        assertThat(all.get(1).labels()).isEmpty();
        assertThat(all.get(2).place()).startsWith("4 / ");
        assertThat(all.get(3)).usingRecursiveComparison().ignoringFields("did").isEqualTo(all.get(2));
        showsAll(all.get(4));
    }

    @Test
    void aLinkToASegmentThatIsHiddenShowsIt() throws Exception {
        List<Shown> all = shown("""
                press('first');
                const last = [...figure.querySelectorAll('.hit')].pop();
                location.hash = last.id;
                await new Promise(done => setTimeout(done, 100)); look('linked');
                """);
        assertThat(all.get(1).labels()).hasSize(8);
    }

    @Test
    void aPhonePlaysItsOwnFigure() throws Exception {
        List<Shown> all = shown("press('first'); press('forward'); look('second');", "--window-size=500,900");
        assertThat(all.get(0).wide()).isFalse();
        showsAll(all.get(0));
        assertThat(all.get(1).labels().size()).isLessThan(8);
    }

    @Test
    void theFigureCanBeSavedAsAPictureOfItsOwn() throws Exception {
        List<Shown> all = shown("""
                document.addEventListener('click', event => event.preventDefault());
                const link = document.querySelector('#figure .save');
                link.click();
                const text = await (await fetch(link.href)).text();
                const picture = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
                look([picture.nodeName, picture.querySelectorAll('.label').length, picture.querySelectorAll('a').length,
                  picture.querySelector('style').textContent.includes('prefers-color-scheme'), link.download].join(' '));
                """);
        assertThat(all.get(1).did()).isEqualTo("svg 8 0 false close-three-way.svg");
    }

    @Test
    void theFigureCanBeSavedAsPixels() throws Exception {
        List<Shown> all = shown("""
                document.addEventListener('click', event => event.preventDefault());
                const link = document.querySelectorAll('#figure .save')[1];
                const svg = figure.querySelector('svg').viewBox.baseVal;
                const made = new Promise(done => link.addEventListener('click', () => link.href.startsWith('blob:') && done()));
                link.click();
                await made;
                const picture = new Image();
                const loaded = new Promise(done => { picture.onload = done; });
                picture.src = link.href;
                await loaded;
                const canvas = document.createElement('canvas');
                [canvas.width, canvas.height] = [picture.width, picture.height];
                const brush = canvas.getContext('2d');
                brush.drawImage(picture, 0, 0);
                const pixels = new Uint32Array(brush.getImageData(0, 0, picture.width, picture.height).data.buffer);
                look([Math.round(picture.width / svg.width), Math.round(picture.height / svg.height), new Set(pixels).size > 20,
                  pixels[0].toString(16), link.download].join(' '));
                """);
        assertThat(all.get(1).did()).isEqualTo("2 2 true ffffffff close-three-way.png");
    }

    @Test
    void theIndexShowsWhatIsAskedFor() throws Exception {
        List<Account> accounts = new ArrayList<>();
        for (String name : List.of("close/three-way", "close/four-way", "close/time-wait", "abort/linger-zero", "abort/unread-data", "open/self-connect")) {
            accounts.add(Accounts.of(name));
        }
        String index = Pages.of(accounts, List.of(), Accounts.statements(), Language.EN).get("index.html")
                .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        Path file = Files.writeString(folder.resolve("index.html"), index.replace("</body>", """
                <pre id="all"></pre><script>
                addEventListener('load', () => {
                  const seen = [];
                  const ask = (by, value) => {
                    const field = document.querySelector('[data-by=' + by + ']');
                    field.value = value;
                    field.dispatchEvent(new Event('input'));
                    seen.push([...document.querySelectorAll('.experiments tbody tr')].filter(row => row.offsetParent).length
                      + ':' + document.querySelector('.found').textContent + ':'
                      + [...document.querySelectorAll('section[id^=topic-] h2')].filter(h => h.offsetParent).length);
                  };
                  ask('words', ''); ask('words', 'THREE way'); ask("words", "三个报文"); ask('words', 'time_wait xyzzy');
                  ask('words', ''); ask('options', 'SO_LINGER'); ask('errors', 'ECONNRESET'); ask('options', ''); ask('errors', '');
                  document.getElementById('all').textContent = seen.join(' ');
                });
                </script></body>"""));
        Chromium.Seen seen = chromium.open(file, false);
        assertThat(seen.console()).isEmpty();
        Matcher all = Pattern.compile("<pre id=\"all\">([^<]+)</pre>").matcher(seen.dom());
        assertThat(all.find()).isTrue();
        assertThat(all.group(1)).startsWith("6:6 / 6:3 1:1 / 6:1 1:1 / 6:1 0:0 / 6:0 6:6 / 6:3 1:1 / 6:1 1:1 / 6:1 ").endsWith(" 6:6 / 6:3");
    }

    /** In a frame that may run no script, which the page around it may look into. */
    @Test
    void withoutScriptsThePageIsWhole() throws Exception {
        String frame = page().replace("&", "&amp;").replace("\"", "&quot;");
        Path file = Files.writeString(folder.resolve("frame.html"), """
                <!DOCTYPE html><meta charset="utf-8"><pre id="all"></pre>
                <iframe sandbox="allow-same-origin" style="width:1280px;height:800px" srcdoc="%s"></iframe><script>
                addEventListener('load', () => {
                  const page = frames[0].document;
                  const seen = [...page.querySelectorAll('#figure .wide .label')].filter(e => frames[0].getComputedStyle(e).visibility === 'visible');
                  const bar = frames[0].getComputedStyle(page.querySelector('.player')).display;
                  const steps = frames[0].getComputedStyle(page.querySelector('.steps')).display;
                  document.getElementById('all').textContent = [seen.length, bar, steps].join(' ');
                });
                </script>
                """.formatted(frame));
        Chromium.Seen seen = chromium.open(file, false);
        assertThat(seen.dom().contains("<pre id=\"all\">8 none none</pre>")).as(seen.dom().substring(0, 100)).isTrue();
    }

    @Test
    void thePagesOwnPolicyLetsItsScriptRun() throws Exception {
        Chromium.Seen seen = chromium.open(Files.writeString(folder.resolve("page.html"), page()), false);
        assertThat(seen.console()).isEmpty();
        assertThat(seen.dom()).containsPattern("class=\"player\" role=\"group\" aria-label=\"Step by step\">");
    }
}
