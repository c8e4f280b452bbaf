package tcplab.client.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tcplab.script.Lesson;
import tcplab.script.Statements;

/** The way through the articles: every section in its order, and every experiment once. */
class ArticleWayTest {
    private static final Progress.Done DONE = new Progress.Done(1, 1);

    private final Statements statements = Home.statements();
    private final ArticleWay way = ArticleWay.of(statements, Home.catalogue(), Home.course());

    ArticleWayTest() throws IOException {}

    private Statements.Section section(String label) {
        return way.find(label).orElseThrow();
    }

    private static List<String> names(List<ArticleWay.Stop> stops) {
        return stops.stream().map(ArticleWay.Stop::experiment).toList();
    }

    @Test
    void theSectionsOfAnArticleAreNumberedAndHaveAllItsStatements() {
        for (int article = 1; article <= statements.sources().size(); article++) {
            Statements.Source source = statements.sources().get(article - 1);
            List<Statements.Section> sections = way.sectionsOf(article);
            assertThat(sections).extracting(Statements.Section::number).first().isEqualTo(1);
            assertThat(sections.stream().flatMap(section -> section.statements().stream()).toList())
                    .isEqualTo(statements.all().stream().filter(one -> one.isIn(source)).toList());
            assertThat(sections).allSatisfy(section -> assertThat(way.find(section.label())).contains(section));
        }
    }

    @Test
    void ofTheExperimentsThatTestAStatementThoseOfTheCourseComeFirstAndThenTheSimplest() throws IOException {
        assertThat(way.experiments(section("1.1"))).startsWith("open/send-before-connect");
        List<String> lessons = Home.course().stream().map(Lesson::experiment).toList();
        for (Statements.Statement statement : statements.all()) {
            List<Integer> places = new ArrayList<>();
            for (String name : way.experiments(statement)) {
                int size = Home.catalogue().read(name).experiment().items().size();
                places.add(lessons.contains(name) ? lessons.indexOf(name) : lessons.size() + size);
            }
            assertThat(places).as(statement.id()).isSorted();
        }
    }

    @Test
    void fromTheFirstSectionOnEveryExperimentThatTestsAStatementComesOnce() {
        Set<String> all = statements.all().stream().flatMap(one -> way.experiments(one).stream()).collect(Collectors.toSet());
        assertThat(names(way.from(section("1.1"), Progress.none()))).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whatIsDoneIsPassedOverButForASectionThatIsDoneAlready() {
        List<String> first = way.experiments(section("1.1"));
        Progress some = Progress.none().finished(first.get(0), DONE);
        assertThat(names(way.from(section("1.1"), some))).doesNotContain(first.get(0)).contains(first.get(1));
        Progress whole = some;
        for (String name : first) {
            whole = whole.finished(name, DONE);
        }
        assertThat(names(way.from(section("1.1"), whole))).startsWith(first.toArray(String[]::new));
        assertThat(way.next(some)).contains(section("1.1"));
        assertThat(way.next(whole)).contains(section("1.2"));
    }
}
