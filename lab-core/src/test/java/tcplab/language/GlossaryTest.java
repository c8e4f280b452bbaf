package tcplab.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tcplab.language.Glossary.Term;
import tcplab.text.Language;

class GlossaryTest {
    static List<Term> terms() {
        return Glossary.terms();
    }

    @ParameterizedTest
    @MethodSource("terms")
    void everyTermIsToldInBothLanguages(Term term) {
        assertThat(term.en()).isNotEmpty();
        assertThat(term.zh()).isNotEmpty();
        assertThat(term.tells()).endsWith(".").hasSizeLessThan(240);
        assertThat(term.tellsZh()).containsPattern("\\p{IsHan}").endsWith("。");
        assertThat(term.id()).matches("[a-z0-9-]+");
    }

    @Test
    void noTwoTermsHaveTheSameName() {
        for (Language language : Language.values()) {
            assertThat(terms().stream().flatMap(term -> term.names(language).stream()).toList()).doesNotHaveDuplicates();
        }
        assertThat(terms().stream().map(Term::id).toList()).doesNotHaveDuplicates();
    }

    @Test
    void aTermIsFoundByAnyOfItsNamesHoweverItIsWritten() {
        for (String name : List.of("pingpong", "Pingpong mode", "delayed-ack", "2msl", "time_wait", "延迟确认")) {
            assertThat(Glossary.find(name)).as(name).isPresent();
        }
        assertThat(Glossary.find("ping")).isEmpty();
    }

    @Test
    void helpTellsATermInTheReadersLanguage() {
        assertThat(Help.page("backlog", List.of(), 80, Language.EN)).startsWith("backlog\n    The second argument of listen()");
        assertThat(Help.page("delayed-ack", List.of(), 80, Language.ZH)).startsWith("延迟确认\n");
        assertThat(Help.page("no such term", List.of(), 80, Language.EN)).isEmpty();
    }
}
