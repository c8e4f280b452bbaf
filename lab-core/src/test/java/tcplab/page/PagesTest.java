package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Event;
import tcplab.journal.Entry;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.model.Side;
import tcplab.render.Outcome;
import tcplab.render.Result;
import tcplab.script.Experiment;
import tcplab.script.Lesson;
import tcplab.script.ScriptParser;
import tcplab.script.Statements;
import tcplab.scene.Arrow;
import tcplab.scene.Scene;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

class PagesTest {
    private static final Statements STATEMENTS = Statements.load(Path.of("..", "experiments", "statements.json"));
    private static List<Account> accounts;
    private static final Map<String, Parsed> PAGES = new TreeMap<>();

    @BeforeAll
    static void writeAllPages() {
        accounts = Recordings.all();
        Recordings.texts(Language.EN).forEach((name, text) -> PAGES.put(name, Parsed.of(text)));
    }

    private static Parsed page(Account account) {
        return PAGES.get(account.experiment().name().replace('/', '-') + ".html");
    }

    @Test
    void thePageSaysWhatTheNumbersOfEvidenceAre() {
        assertThat(Recordings.texts(Language.EN).get("close-three-way.html")).contains("#12: line 12 of timeline.jsonl");
        assertThat(Recordings.texts(Language.ZH).get("close-three-way.html")).contains("timeline.jsonl 的第 12 行");
    }

    @Test
    void everyRecordedRunHasAWellFormedPage() {
        assertThat(accounts).hasSizeGreaterThan(70);
        assertThat(PAGES).hasSize(accounts.size() + 1);
        accounts.forEach(a -> assertThat(page(a)).as(a.experiment().name()).isNotNull());
    }

    @Test
    void everyLinkLeadsSomewhere() {
        Map<String, Set<String>> ids = PAGES.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> new HashSet<>(e.getValue().values("id"))));
        PAGES.forEach((name, page) -> {
            assertThat(page.values("id")).as(name).doesNotHaveDuplicates();
            for (Element link : page.all("a")) {
                String[] target = link.getAttribute("href").split("#", 2);
                String file = target[0].isEmpty() ? name : target[0];
                assertThat(ids).as(name + ": " + link.getAttribute("href")).containsKey(file);
                if (target.length == 2) {
                    assertThat(ids.get(file)).as(name + " to " + file).contains(target[1]);
                }
            }
            assertThat(ids.get(name)).containsAll(page.values("aria-labelledby"));
        });
    }

    @Test
    void everySegmentIsInTheFigureAndInTheTable() {
        for (Account account : accounts) {
            Parsed page = page(account);
            Set<String> ids = new HashSet<>(page.values("id"));
            for (Passage passage : account.result().timeline().passages()) {
                assertThat(ids).as(account.experiment().name()).contains("s" + passage.entryId(), "e" + passage.entryId());
            }
            long lost = account.result().timeline().passages().stream()
                    .filter(p -> p.lost() && !p.segment().tuple().isSelf())
                    .count();
            long kept = Scene.of(account.result().timeline()).arrows().stream().filter(Arrow::kept).count();
            for (String form : List.of("wide", "narrow")) {
                assertThat(marks(page, form, "cross")).as(account.experiment().name()).isEqualTo(lost - kept);
                assertThat(marks(page, form, "bars")).as(account.experiment().name()).isEqualTo(kept);
            }
        }
    }

    private static long marks(Parsed page, String form, String kind) {
        return page.all("path").stream().filter(p -> p.getAttribute("class").equals(kind) && Parsed.isIn(p, form)).count();
    }

    @Test
    void allEvidenceOfAFindingIsLinked() {
        for (Account account : accounts) {
            Parsed page = page(account);
            List<Element> articles = page.all("article");
            assertThat(articles).hasSameSizeAs(account.result().findings());
            for (int i = 0; i < articles.size(); i++) {
                Finding finding = account.result().findings().get(i);
                List<String> links = Parsed.within(articles.get(i), "a").stream()
                        .filter(link -> !link.getAttribute("class").equals("in-narrow"))
                        .map(Element::getTextContent)
                        .filter(text -> text.startsWith("#"))
                        .toList();
                assertThat(links)
                        .as(account.experiment().name() + " line " + finding.line())
                        .containsExactlyElementsOf(finding.evidence().stream().map(id -> "#" + id).toList());
                assertThat(articles.get(i).getTextContent()).contains(finding.verdict().name(), finding.because().toString(),
                        finding.reason().toString(), finding.proof().toString());
            }
        }
    }

    @Test
    void theIndexHasEveryVerdictAndItsTotals() {
        Parsed index = PAGES.get("index.html");
        long marks = index.all("a").stream().filter(a -> Parsed.isIn(a, "mark")).count();
        List<Finding> findings = accounts.stream().flatMap(a -> a.result().findings().stream()).toList();
        assertThat(marks).isEqualTo(findings.size());
        long confirmed = findings.stream().filter(f -> f.verdict() == Verdict.CONFIRMED).count();
        String totals = index.all("dl").get(0).getTextContent();
        assertThat(totals).contains("experiments" + accounts.size(), "✓ CONFIRMED" + confirmed);
    }

    @Test
    void aPageAsksForNothing() {
        PAGES.forEach((name, page) -> {
            onlyItsOwnScript(page);
            assertThat(page.all("img")).as(name).isEmpty();
            assertThat(page.values("src")).as(name).isEmpty();
            assertThat(page.values("href")).as(name).allMatch(href -> href.matches("data:,|#.*|[\\w-]+\\.html(#.*)?"));
            assertThat(page.all("style").get(0).getTextContent()).doesNotContain("url(", "@import");
        });
    }

    /** One script, which stands in the page, and which the page's own policy lets run, and no other. */
    private static void onlyItsOwnScript(Parsed page) {
        assertThat(page.all("script")).hasSize(1);
        assertThat(page.all("script").get(0).getAttributes().getLength()).isZero();
        assertThat(page.all("script").get(0).getTextContent()).doesNotContain("http", "fetch", "XMLHttp", "import", "innerHTML", "eval");
        String policy = page.all("meta").stream()
                .map(meta -> meta.getAttribute("content"))
                .filter(content -> content.startsWith("default-src"))
                .findFirst()
                .orElseThrow();
        assertThat(policy).matches("default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-[A-Za-z0-9+/]{43}='");
    }

    @Test
    void headingsAndTablesAreInOrder() {
        PAGES.forEach((name, page) -> {
            int before = 0;
            for (Element element : page.all("*")) {
                if (element.getLocalName().matches("h[1-6]")) {
                    int level = element.getLocalName().charAt(1) - '0';
                    assertThat(level).as(name + ": " + element.getTextContent()).isLessThanOrEqualTo(before + 1);
                    before = level;
                }
            }
            assertThat(page.all("h1")).hasSize(1);
            assertThat(page.all("main")).hasSize(1);
            for (Element table : page.all("table")) {
                assertThat(Parsed.within(table, "caption")).hasSize(1);
                assertThat(Parsed.within(table, "th")).allMatch(th -> th.hasAttribute("scope"));
            }
        });
    }

    @Test
    void aFindingIsASentenceWithItsReasonBeforeItsVerdict() {
        Element finding = page(Recordings.account("close/three-way")).all("article").stream()
                .filter(article -> Parsed.within(article, "h3").get(0).getTextContent().equals("Segments of the close: 3"))
                .findFirst()
                .orElseThrow();
        String text = finding.getTextContent();
        assertThat(text.indexOf("reason")).isBetween(0, text.indexOf("CONFIRMED"));
        assertThat(text.indexOf("CONFIRMED")).isLessThan(text.indexOf("count closing 3"));
    }

    @Test
    void aTermLeadsToItsMeaningOnTheSamePage() {
        Parsed page = page(Recordings.account("ack/delayed-ack"));
        Element term = page.all("a").stream().filter(a -> a.getAttribute("class").equals("term")).findFirst().orElseThrow();
        Element meaning = page.all("div").stream()
                .filter(div -> ("#" + div.getAttribute("id")).equals(term.getAttribute("href")))
                .findFirst()
                .orElseThrow();
        assertThat(term.getAttribute("data-note")).isNotEmpty();
        assertThat(meaning.getTextContent()).contains(term.getAttribute("data-note"));
    }

    @Test
    void theIndexBeginsWithTheCourseAndHasItsTopicsInTheOrderOfLearning() {
        List<Account> some = List.of(Recordings.account("tls/half-close"), Recordings.account("close/three-way"), Recordings.account("open/self-connect"));
        List<Lesson> course = Recordings.lessons("open/self-connect", "not/there", "close/three-way");
        Parsed index = Parsed.of(new Pages(some, List.of(), course, STATEMENTS, Language.EN).write().get("index.html"));
        List<String> begin = Parsed.within(index.all("ol").get(0), "a").stream().map(a -> a.getAttribute("href")).toList();
        assertThat(begin).containsExactly("open-self-connect.html", "close-three-way.html");
        assertThat(index.values("id").stream().filter(id -> id.startsWith("topic-") && !id.endsWith("-heading")))
                .containsExactly("topic-open", "topic-close", "topic-tls");
    }

    @Test
    void aRowOfTheIndexSaysWhatItCanBeChosenBy() {
        List<Element> rows = PAGES.get("index.html").all("tr").stream().filter(tr -> tr.hasAttribute("data-words")).toList();
        assertThat(rows).hasSameSizeAs(accounts);
        Element row = rows.stream().filter(tr -> tr.getAttribute("data-words").startsWith("abort/linger-zero ")).findFirst().orElseThrow();
        assertThat(row.getAttribute("data-errors").split(" ")).contains("ECONNRESET");
        assertThat(row.getAttribute("data-options").split(" ")).contains("SO_LINGER");
        assertThat(row.getAttribute("data-states").split(" ")).contains("ESTABLISHED");
        assertThat(row.getTextContent()).doesNotContain("as recorded");
    }

    @Test
    void allOfItCanBeOnePageWhoseLinksLeadWithinIt() {
        List<Account> some = List.of(Recordings.account("close/three-way"), Recordings.account("close/last-ack-lost"));
        Parsed page = Parsed.of(new Pages(some, List.of(), List.of(), STATEMENTS, Language.EN).writeOne());
        Set<String> ids = new HashSet<>(page.values("id"));
        assertThat(page.values("id")).doesNotHaveDuplicates();
        assertThat(ids).contains("close-three-way", "close-last-ack-lost", "close-three-way.figure");
        assertThat(page.all("a")).extracting(a -> a.getAttribute("href")).allMatch(href -> href.startsWith("#") && ids.contains(href.substring(1)));
        assertThat(ids).containsAll(page.values("aria-labelledby"));
        assertThat(page.values("clip-path")).isNotEmpty().allMatch(path -> ids.contains(path.replaceFirst("url\\(#(.*)\\)", "$1")));
        assertThat(page.all("script")).hasSize(2);
        assertThat(page.all("div").stream().filter(div -> div.getAttribute("role").equals("region")).map(div -> div.getAttribute("aria-label")))
                .doesNotHaveDuplicates().hasSize(2);
        assertThat(page.all("section").stream().filter(section -> Parsed.isIn(section, "page"))).isEmpty();
        assertThat(page.all("div").stream().filter(div -> div.getAttribute("id").endsWith(".figure")))
                .hasSize(2).allMatch(div -> div.getAttribute("role").equals("group"));
        assertThat(page.all("h1")).hasSize(3);
    }

    @Test
    void whatScriptsAndPeersSayIsText() {
        String evil = "</title><script>alert(1)</script>&lt;\"'\u0001\uD800]]>";
        Experiment experiment = ScriptParser.parse(
                        "x.lab", "../" + evil, "# " + evil + "\nserver listen 7000\nclaim never RST\n", Set.of())
                .experiment();
        List<Event> events = List.of(new Call(
                0, 5, Side.CLIENT, evil, 1, Call.By.SCRIPT, "send", "\"" + evil + "\"", CallResult.of("5"), evil));
        Timeline timeline = new Timeline(List.of(new Entry(1, events.get(0))));
        Finding finding = new Finding(
                3, evil, Verdict.REFUTED, Verdict.CONFIRMED, List.of(evil), Told.plain(evil), Told.plain(evil), Told.plain(evil), List.of(1, 99), null);
        Result result = new Result(evil, evil, 1, Outcome.DIFFERS, timeline, List.of(finding), Told.plain(evil), null);
        Map<String, String> pages = Recordings.pages(List.of(new Account(experiment, result)));
        assertThat(pages.keySet()).allMatch(name -> name.matches("[A-Za-z0-9_-]+\\.html"));
        pages.values().forEach(text -> {
            Parsed page = Parsed.of(text);
            onlyItsOwnScript(page);
            assertThat(text.split("<script", -1)).hasSize(2);
            assertThat(text).contains("&lt;script&gt;");
            assertThat(page.document().getDocumentElement().getTextContent()).contains("<script>alert(1)</script>");
        });
    }

    @Test
    void runsOfOneExperimentHavePagesOfTheirOwn() {
        Account account = Recordings.account("close/three-way");
        Account again = new Account(account.experiment(), account.result().withoutTimeline());
        assertThat(Recordings.pages(List.of(account, again)).keySet())
                .containsExactly("index.html", "close-three-way.html", "close-three-way-2.html");
    }

    @Test
    void aRunInWhichNothingHappenedHasAPageToo() {
        Account account = Recordings.account("close/three-way");
        Result nothing = account.result().withoutTimeline();
        String page = Recordings.pages(List.of(new Account(account.experiment(), nothing))).get("close-three-way.html");
        assertThat(Parsed.of(page).all("svg")).isEmpty();
        assertThat(page).contains("Nothing was recorded.");
    }

    @Test
    void chinesePagesAreChinese() {
        Account account = Recordings.account("close/last-ack-lost");
        Parsed page = Parsed.of(Recordings.pages(List.of(account), Language.ZH).get("close-last-ack-lost.html"));
        assertThat(page.document().getDocumentElement().getAttribute("lang")).isEqualTo("zh-CN");
        assertThat(page.all("h1").get(0).getTextContent()).isEqualTo(account.experiment().titleZh());
        assertThat(page.all("li").get(0).getTextContent()).isEqualTo("建立连接");
        assertThat(page.all("h2")).extracting(Element::getTextContent).contains("结论", "报文段");
    }
}
