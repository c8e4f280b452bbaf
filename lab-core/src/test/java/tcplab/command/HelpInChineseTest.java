package tcplab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tcplab.text.Language;
import tcplab.verdict.Claims;

class HelpInChineseTest {
    @BeforeEach
    void speakChinese() {
        Language.speak(Language.ZH);
    }

    @AfterEach
    void speakEnglishAgain() {
        Language.speak(Language.EN);
    }

    @Test
    void everyVerbIsExplainedInChinese() {
        assertThat(Verbs.all()).allSatisfy(verb -> assertThat(verb.help()).as(verb.word()).containsPattern("\\p{IsHan}"));
    }

    @Test
    void everyKindOfClaimIsExplainedInChinese() {
        assertThat(Claims.kinds()).allSatisfy(kind -> assertThat(kind.help()).as(kind.name()).containsPattern("\\p{IsHan}"));
    }
}
