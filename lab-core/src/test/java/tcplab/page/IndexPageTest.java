package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tcplab.script.Experiment;
import tcplab.script.Lesson;
import tcplab.script.Statements;
import tcplab.text.Language;

/** In which order the index has its rows, and what it says of those that were not run. */
class IndexPageTest {
    private static final Statements STATEMENTS = Statements.load(Path.of("..", "experiments", "statements.json"));

    private static Parsed index(List<String> run, List<String> notRun, List<Lesson> course) {
        List<Account> accounts = run.stream().map(Recordings::account).toList();
        List<Experiment> others = notRun.stream().map(name -> Recordings.CATALOGUE.read(name).experiment()).toList();
        return Parsed.of(new Pages(accounts, others, course, STATEMENTS, Language.EN).write().get("index.html"));
    }

    private static List<String> rows(Parsed index) {
        return index.all("tr").stream().filter(row -> row.hasAttribute("data-row")).map(row -> row.getAttribute("data-words").split(" ")[0]).toList();
    }

    @Test
    void theRowsOfATopicAreInTheOrderOfTheCourseThenOfTheArticlesWhetherTheyWereRunOrNot() {
        List<Lesson> course = Recordings.lessons("close/three-way", "close/four-way");
        assertThat(rows(index(List.of("close/peer-cannot-tell", "close/four-way", "close/time-wait"), List.of("close/half-close", "close/three-way"), course)))
                .startsWith("close/three-way", "close/four-way");
        List<String> byArticle = rows(index(List.of("close/time-wait"), List.of("close/half-close", "close/four-way"), List.of()));
        assertThat(byArticle).isEqualTo(rows(index(List.of("close/half-close"), List.of("close/four-way", "close/time-wait"), List.of())));
        assertThat(byArticle.get(0)).isEqualTo("close/four-way");
    }

    @Test
    void theCourseKeepsItsNumbersAndSaysHowWhatWasNotRunIsHad() {
        List<Lesson> course = Recordings.lessons("open/self-connect", "not/there", "close/three-way");
        List<Element> lessons = Parsed.within(index(List.of("close/three-way"), List.of("open/self-connect"), course).all("ol").get(0), "li");
        assertThat(lessons).extracting(lesson -> lesson.getAttribute("value")).containsExactly("1", "3");
        assertThat(lessons.get(0).getTextContent()).endsWith("scripts/lab learn 1");
        assertThat(Parsed.within(lessons.get(0), "a")).isEmpty();
        assertThat(Parsed.within(lessons.get(1), "a")).hasSize(1);
    }

    @Test
    void aRowWithoutARunSaysHowToMakeOne() {
        Element row = index(List.of(), List.of("open/self-connect"), List.of()).all("tr").stream().filter(tr -> tr.hasAttribute("data-row")).findFirst().orElseThrow();
        assertThat(row.getTextContent()).contains("not run").contains("scripts/lab run open/self-connect");
    }

    /** Its number is what learn --articles takes. */
    @Test
    void aSectionOfAnArticleHasItsNumber() {
        List<String> sections = index(List.of("close/four-way"), List.of(), List.of()).all("option").stream().map(Element::getTextContent).filter(text -> text.matches("\\d.*")).toList();
        assertThat(sections).isNotEmpty().allMatch(text -> text.matches("[1-5]\\.\\d+ .+"));
    }
}
