package tcplab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToldTest {
    private static final Gson GSON = new Gson();
    private static final Told MISSING =
            Told.say("%s is missing: %s", "tcpdump", Told.say("the IP header was not recorded"));

    private static Told again(Told told) {
        return GSON.fromJson(GSON.toJson(told), Told.class);
    }

    @Test
    void itIsToldInTheLanguageOfWhoeverReadsItWithTheSentencesInIt() {
        assertThat(Language.EN.tell(MISSING)).isEqualTo("tcpdump is missing: the IP header was not recorded");
        assertThat(Language.ZH.tell(MISSING)).startsWith("缺少 tcpdump").doesNotContain("recorded");
    }

    @Test
    void itIsRecordedWithItsValuesAndReadAgain() {
        assertThat(GSON.toJson(Told.say("%d bytes before it", 5L)))
                .isEqualTo("{\"say\":\"%d bytes before it\",\"with\":[5]}");
        for (Told told : List.of(MISSING, Told.say("%s: %d of %.1f", "x", 3L, 2.0), Told.plain("100%"))) {
            assertThat(again(told)).isEqualTo(told);
            assertThat(Language.EN.tell(again(told))).isEqualTo(Language.EN.tell(told));
        }
    }

    @Test
    void aSentenceThatWasRecordedAsItsWordsIsReadAsItIs() {
        Told old = GSON.fromJson("\"only root may read %s\"", Told.class);
        assertThat(Language.ZH.tell(old)).isEqualTo("only root may read %s");
        assertThat(GSON.toJson(old)).isEqualTo("\"only root may read %s\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%999999999s", "%-20s", "%1$c", "%n", "%", "%1$2$s", "%tT", "%.999f", "%1$s %1$s"})
    void aFormThatTheLabNeverWritesIsRefused(String form) {
        assertThatThrownBy(() -> GSON.fromJson("{\"say\":\"" + form + "\",\"with\":[\"x\"]}", Told.class))
                .isInstanceOf(JsonParseException.class);
    }

    @Test
    void sentencesWithinSentencesWithoutEndAreRefused() {
        String deep = "{\"say\":\"%s\",\"with\":[".repeat(50) + "\"x\"" + "]}".repeat(50);
        assertThatThrownBy(() -> GSON.fromJson(deep, Told.class)).isInstanceOf(JsonParseException.class);
    }

    @Test
    void valuesThatDoNotFitTheirFormAreShownBesideIt() {
        Told wrong = GSON.fromJson("{\"say\":\"%d of %d\",\"with\":[\"x\"]}", Told.class);
        assertThat(Language.EN.tell(wrong)).isEqualTo("%d of %d [x]");
    }

    @Test
    void anExceptionIsToldInItsOwnSentence() {
        assertThat(Told.of(new ToldException(MISSING))).isEqualTo(MISSING);
        assertThat(Told.of(new IOException("disk full"))).isEqualTo(Told.plain("disk full"));
        assertThat(Told.of(new IOException())).isEqualTo(Told.plain("java.io.IOException"));
    }

    @Test
    void severalAreToldOneAfterAnother() {
        Told joined = Told.joined("; ", List.of(Told.say("not connected"), Told.plain("x")));
        assertThat(Language.EN.tell(joined)).isEqualTo("not connected; x");
        assertThat(Language.ZH.tell(joined)).endsWith("；x").doesNotContain("connected");
    }

    @Test
    void inOneLineTheReadersOwnSemicolonStandsBetween() {
        Told both = Told.inOneLine(List.of(Told.plain("a"), Told.plain("b"), Told.plain("c")));
        assertThat(Language.EN.tell(both)).isEqualTo("a; b; c");
        assertThat(Language.ZH.tell(both)).isEqualTo("a；b；c");
        assertThat(Language.ZH.tell(Told.inOneLine(List.of(Told.plain("a"))))).isEqualTo("a");
    }

    @Test
    void aListHasTheSignsOfItsReadersLanguage() {
        Told list = Told.joined(", ", List.of(Told.plain("SYN"), Told.plain("100%"), Told.plain("a, b")));
        assertThat(Language.EN.tell(list)).isEqualTo("SYN, 100%, a, b");
        assertThat(Language.ZH.tell(list)).isEqualTo("SYN、100%、a, b");
        assertThat(Language.ZH.tell(again(list))).isEqualTo("SYN、100%、a, b");
        assertThat(Language.ZH.tell(Told.say("one of: %s", Told.listed(List.of("drop", "delay"))))).contains("drop、delay");
        assertThat(Language.EN.tell(Told.listed(List.of("drop", 2)))).isEqualTo("drop, 2");
        assertThat(Told.listed(List.of()).isEmpty()).isTrue();
    }
}
