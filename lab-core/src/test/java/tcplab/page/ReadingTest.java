package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tcplab.script.Course;
import tcplab.script.Experiment;
import tcplab.script.Lesson;
import tcplab.script.Statements;
import tcplab.text.Language;

/** What the index can be read along, and which rows that are, in which order. */
class ReadingTest {
    private static final Path EXPERIMENTS = Path.of("..", "experiments");

    /** Two articles that share a statement, in an order that is neither that of the names nor that of the topics. */
    private static final Statements TWO = Statements.of("""
            {"sources": {"one": {"title": "First article"}, "two": {"title": "Second article"}, "none": {"title": "Untested"}},
             "groups": {"self": "自连接", "close": "关闭"},
             "statements": [
               {"id": "selfconnect-possible", "group": "self", "source": "two", "en": "a", "zh": "a"},
               {"id": "close-unread-rst", "group": "close", "source": "one", "en": "b", "zh": "b"},
               {"id": "close-four-segments", "group": "close", "source": "two", "also": ["one"], "en": "c", "zh": "c"},
               {"id": "no-experiment", "group": "close", "source": "none", "en": "d", "zh": "d"}]}
            """);
    private static final List<String> SOME = List.of("abort/unread-data", "close/four-way", "close/three-way", "open/self-connect");

    /** What stands in the lists of a page, each with the experiments that it shows. */
    private static Map<String, List<String>> ways(String text) {
        Parsed page = Parsed.of(text);
        Map<String, List<String>> names = page.all("tr").stream()
                .filter(row -> row.hasAttribute("data-row"))
                .collect(Collectors.groupingBy(
                        row -> row.getAttribute("data-row"),
                        Collectors.mapping(row -> row.getAttribute("data-words").split(" ")[0], Collectors.toList())));
        Map<String, List<String>> ways = new LinkedHashMap<>();
        for (Element group : page.all("optgroup")) {
            for (Element option : Parsed.within(group, "option")) {
                List<String> shown = List.of(option.getAttribute("value").split(" ")).stream().flatMap(row -> names.get(row).stream()).toList();
                ways.put(group.getAttribute("label") + ": " + option.getTextContent(), shown);
            }
        }
        return ways;
    }

    private static Map<String, List<String>> ways(Statements statements, List<Lesson> course, Language language) {
        List<Account> accounts = SOME.stream().map(Recordings::account).toList();
        return ways(new Pages(accounts, List.of(), course, statements, language).write().get("index.html"));
    }

    @Test
    void anArticleAndEachOfItsSectionsShowWhatTheirStatementsUseInTheirOrder() {
        Map<String, List<String>> ways = ways(TWO, List.of(), Language.EN);
        assertThat(ways).containsExactly(
                Map.entry("First article: the whole article", List.of("abort/unread-data", "close/four-way", "close/three-way")),
                Map.entry("First article: 1.1 close", List.of("abort/unread-data", "close/four-way", "close/three-way")),
                Map.entry("Second article: the whole article", List.of("open/self-connect", "close/four-way", "close/three-way")),
                Map.entry("Second article: 2.1 self", List.of("open/self-connect")),
                Map.entry("Second article: 2.2 close", List.of("close/four-way", "close/three-way")));
    }

    /** The claim of these lessons is one of close/three-way, and says what another experiment says too. */
    @Test
    void aQuestionShowsItsExperimentBeforeThoseThatTestTheSameStatement() {
        List<Lesson> course = Recordings.lessons("open/self-connect", "not/there", "close/three-way");
        assertThat(ways(Statements.of("{}"), course, Language.EN)).containsExactly(
                Map.entry("The course: 1. open/self-connect", List.of("open/self-connect")),
                Map.entry("The course: 3. close/three-way", List.of("close/three-way", "close/four-way")));
    }

    /** What needs a script is not there without one. */
    @Test
    void nothingIsHiddenUntilSomethingIsChosen() {
        Parsed index = Parsed.of(new Pages(List.of(Recordings.account("close/three-way")), List.of(), List.of(), TWO, Language.EN).write().get("index.html"));
        Element inOrder = index.all("section").stream().filter(section -> section.getAttribute("id").equals("in-order")).findFirst().orElseThrow();
        assertThat(inOrder.hasAttribute("hidden")).isTrue();
        assertThat(Parsed.within(inOrder, "tr")).as("its head alone").hasSize(1);
        assertThat(index.all("tr").stream().filter(row -> row.hasAttribute("data-row"))).hasSize(1).noneMatch(row -> row.hasAttribute("hidden"));
    }

    @Test
    void aChineseReaderChoosesInChinese() {
        assertThat(ways(TWO, Recordings.lessons("close/three-way"), Language.ZH).keySet()).contains(
                "First article: 整篇文章", "Second article: 2.1 自连接", "课程: 1. close/three-way");
    }

    @Test
    void anExperimentWithoutARunIsShownTooAndOneWithTwoRunsTwice() {
        Account account = Recordings.account("close/three-way");
        Experiment missing = Recordings.account("close/four-way").experiment();
        Account again = new Account(account.experiment(), account.result().withoutTimeline());
        String twice = new Pages(List.of(account, again), List.of(missing), List.of(), TWO, Language.EN).write().get("index.html");
        assertThat(ways(twice)).containsEntry("First article: 1.1 close", List.of("close/three-way", "close/three-way", "close/four-way"));
    }

    @Test
    void whereThereIsNeitherArticleNorCourseNothingIsOffered() {
        assertThat(ways(Statements.of("{}"), List.of(), Language.EN)).isEmpty();
    }

    /** Nobody who reads an article or follows the course misses one of its experiments. */
    @Test
    void everyExperimentThatTestsAStatementAndEveryLessonIsFound() throws IOException {
        Statements statements = Statements.load(EXPERIMENTS.resolve("statements.json"));
        List<Lesson> course = Course.load(EXPERIMENTS.resolve("course"));
        Map<String, List<String>> ways =
                ways(new Pages(Recordings.all(), List.of(), course, statements, Language.EN).write().get("index.html"));
        List<String> found = new ArrayList<>();
        ways.forEach((name, shown) -> {
            if (name.endsWith(": the whole article")) {
                found.addAll(shown);
            }
        });
        Set<String> told = Recordings.all().stream()
                .map(Account::experiment)
                .filter(one -> one.statements().stream().anyMatch(statements.ids()::contains))
                .map(Experiment::name)
                .collect(Collectors.toSet());
        assertThat(Set.copyOf(found)).isEqualTo(told);
        assertThat(ways.keySet().stream().filter(name -> name.endsWith(": the whole article"))).hasSameSizeAs(statements.sources());
        for (Lesson lesson : course) {
            assertThat(ways.get("The course: " + lesson.number() + ". " + lesson.asks())).startsWith(lesson.experiment());
        }
    }
}
