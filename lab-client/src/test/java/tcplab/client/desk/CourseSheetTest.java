package tcplab.client.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.render.Style;
import tcplab.script.Lesson;
import tcplab.text.Columns;
import tcplab.text.Language;

/** The list of lessons with the progress. */
class CourseSheetTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private final List<Lesson> course = Home.course();

    CourseSheetTest() throws IOException {}

    private CourseSheet sheet(Style style) {
        return new CourseSheet(course, new Console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), style, false, false));
    }

    private String list(Progress progress, Style style) {
        return sheet(style).list(progress, TODAY).toString();
    }

    private Progress begun() {
        String first = course.get(0).experiment();
        String second = course.get(1).experiment();
        return Progress.none()
                .answered(new Progress.Asked(first, "x", false), false, TODAY.minusDays(1))
                .answered(new Progress.Asked("no/lesson", "x", false), false, TODAY.minusDays(1))
                .finished(first, new Progress.Done(6, 5))
                .begun(second);
    }

    @Test
    void theListTellsWhatIsDoneWhatIsDueAndWhereItGoesOn() {
        String list = list(begun(), new Style(80, true, false));
        assertThat(list).startsWith("The course: 20 lessons, 1 of them done\n")
                .containsPattern("\n  1 ✓ .*  5 of 6 right, 1 due again\n  2 ▸ ")
                .contains("1 question is due again: scripts/lab learn due", "It goes on with lesson 2: scripts/lab learn 2");
    }

    @Test
    void noTitleNamesAnExperiment() {
        assertThat(list(Progress.none(), new Style(80, true, false))).doesNotContain("three-way", "quickack");
    }

    @Test
    void everyLineFitsInBothLanguagesAndWithoutUnicodeNoneIsDrawn() {
        for (int columns : new int[] {40, 60, 80}) {
            for (Language language : Language.values()) {
                Style style = new Style(columns, true, false, language);
                assertThat(list(begun(), style).lines()).allMatch(line -> Columns.width(line) <= columns);
            }
        }
        assertThat(list(begun(), new Style(80, false, false))).containsPattern("  1 \\+ ").containsPattern("  2 > ").matches("\\p{ASCII}*");
    }

    @Test
    void whatTheControlChangesStandsAmongTheStepsBesideItAlone() {
        List<String> change = List.of("  …", "  server accept -> conn", "- client shutdown WR", "+ client shutdown RDWR", "  …",
                "  conn send \"still here\"", "+ await conn absent", "  …", "  conn close", "- await client TIME-WAIT");
        String shown = sheet(new Style(80, true, false)).without(course.get(0), change).toString();
        assertThat(shown.lines().map(String::strip))
                .endsWith("…", "server accept -> conn", "- client shutdown WR", "+ client shutdown RDWR", "…");
        assertThat(sheet(new Style(80, true, false)).without(course.get(0), List.of("  …", "  conn close", "- await client TIME-WAIT")).toString())
                .doesNotContain("…", "conn close");
    }

    @Test
    void itGoesOnAfterWhatWasBegunAndInTheEndWithWhatWasLeftOut() {
        CourseSheet sheet = sheet(new Style(80, true, false));
        assertThat(sheet.next(Progress.none())).contains(course.get(0));
        Progress last = Progress.none().begun(course.get(19).experiment());
        assertThat(sheet.next(last)).contains(course.get(19));
        last = last.finished(course.get(19).experiment(), new Progress.Done(1, 1));
        assertThat(sheet.next(last)).contains(course.get(0));
        for (Lesson lesson : course) {
            last = last.finished(lesson.experiment(), new Progress.Done(1, 1));
        }
        assertThat(sheet.next(last)).isEmpty();
        assertThat(list(last, new Style(80, true, false))).contains("All lessons are done.");
    }
}
