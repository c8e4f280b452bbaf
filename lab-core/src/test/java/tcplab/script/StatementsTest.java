package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The articles' statements: what a reader of one language is told is what a reader of the other is. */
class StatementsTest {
    private static final Statements STATEMENTS = Statements.load(Path.of("../experiments/statements.json"));
    /** States, options, errors and how long: what no language has a word of its own for. */
    private static final Pattern NAMED = Pattern.compile("[A-Z]\\w*_\\w+|[A-Z]{5,}|2MSL|(?<![\\d.])\\d+ ?(?:m?s(?![A-Za-z])|秒)|\\d+(?:\\.\\d+){3}");

    private static Set<String> named(String text) {
        Set<String> names = new TreeSet<>();
        NAMED.matcher(text).results().map(MatchResult::group).map(name -> name.replace(" ", "").replace("秒", "s")).forEach(names::add);
        return names;
    }

    @Test
    void bothLanguagesNameTheSameStatesOptionsAndTimes() {
        assertThat(STATEMENTS.all()).hasSize(147).allSatisfy(statement ->
                assertThat(named(statement.zh())).as(statement.id()).isEqualTo(named(statement.en())));
    }

    /** May and must, generally and always: who translates loses them first. */
    @Test
    void whatIsOnlyGenerallySoIsSoInBothLanguages() {
        Pattern en = Pattern.compile("\\b(may|generally|normally|usually)\\b");
        Pattern zh = Pattern.compile("可能|可以携带|一般|通常");
        assertThat(STATEMENTS.all()).allSatisfy(statement ->
                assertThat(zh.matcher(statement.zh()).find()).as(statement.id()).isEqualTo(en.matcher(statement.en()).find()));
    }
}
