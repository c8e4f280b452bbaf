package tcplab.symptom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.text.Unreadable;

class SymptomsTest {
    private static final Path EXPERIMENTS = Path.of("..", "experiments");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private static final String ONE = String.join("\n",
            "# A comment", "symptom  Many sockets", "#zh      很多套接字", "words    CLOSE_WAIT; leak", "words    泄漏",
            "means    Nobody closes. No timer does.", "#zh      没有人关闭。定时器也不会。", "turn     the program", "#zh      应用程序",
            "shows    close/four-way: end conn CLOSE-WAIT", "look     ss -tan", "helps    Close.", "#zh      关闭。",
            "seems    Wait.", "#zh      等待。", "seems    Pray.", "#zh      祈祷。", "");

    @TempDir
    Path folder;

    @Test
    void aSymptomIsReadInBothLanguages() throws Unreadable {
        Symptom symptom = Symptoms.of(ONE).get(0);
        assertThat(symptom.words()).containsExactly("CLOSE_WAIT", "leak", "泄漏");
        assertThat(symptom.shows()).containsExactly(new Symptom.Shown("close/four-way", "end conn CLOSE-WAIT"));
        assertThat(Language.ZH.tell(symptom.title())).isEqualTo("很多套接字");
        assertThat(symptom.seems()).extracting(Language.EN::tell).containsExactly("Wait.", "Pray.");
        assertThat(symptom.look()).isEqualTo("ss -tan");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "symtom X            | 1: 'symtom' is no word of a symptom; did you mean 'symptom'?",
        "helps X             | 1: it belongs to no symptom",
        "symptom             | 1: symptom needs a text",
        "symptom X           | 1: this symptom has no words",
        "symptom X; #zh Y; shows close/four-way | 1: this symptom has no words",
        "symptom X; #zh Y; look a; look b | 4: this symptom has its look already",
        "symptom X; words a; #zh Y | 3: a #zh line stands right after",
    })
    void whatIsWrongIsNamedWithItsPlace(String lines, String said) {
        assertThatThrownBy(() -> Symptoms.of(lines.replace("; ", "\n")))
                .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.in("x.txt").toString()).startsWith("x.txt:" + said));
    }

    @Test
    void aSentenceWithoutItsChineseAndAnExperimentWithoutItsClaimAreRefused() {
        assertThatThrownBy(() -> Symptoms.of(ONE.replace("#zh      等待。\n", ""))).hasMessageContaining("the Chinese of seems is missing");
        assertThatThrownBy(() -> Symptoms.of(ONE.replace(": end conn CLOSE-WAIT", "")))
                .hasMessageContaining("an experiment and its claim stand here");
    }

    @Test
    void allFilesOfTheFolderAreReadAndAWrongOneIsNamed() throws IOException {
        Files.writeString(folder.resolve("b.txt"), ONE);
        Files.writeString(folder.resolve("a.txt"), ONE.replace("Many", "Few"));
        Files.writeString(folder.resolve("notes"), "nothing");
        assertThat(Symptoms.load(folder)).extracting(symptom -> Language.EN.tell(symptom.title())).containsExactly("Few sockets", "Many sockets");
        Path wrong = Files.writeString(folder.resolve("c.txt"), "helps X\n");
        assertThatThrownBy(() -> Symptoms.load(folder)).hasMessageContaining(wrong + ":1: it belongs to no symptom");
    }

    @Test
    void eachOfAtLeastEightyIsProvedByClaimsOfExperiments() throws IOException {
        Catalogue catalogue = new Catalogue(EXPERIMENTS, Set.of());
        List<Symptom> symptoms = Symptoms.load(EXPERIMENTS.resolve("symptoms"));
        assertThat(symptoms).hasSizeGreaterThanOrEqualTo(80);
        assertThat(symptoms).extracting(symptom -> Language.EN.tell(symptom.title())).doesNotHaveDuplicates();
        List<String> unproved = new ArrayList<>();
        for (Symptom symptom : symptoms) {
            for (Symptom.Shown shown : symptom.shows()) {
                Parsed parsed = catalogue.read(shown.experiment());
                if (!parsed.ok() || shown.in(parsed.experiment()).map(Experiment.ClaimLine::text).isEmpty()) {
                    unproved.add(Language.EN.tell(symptom.title()) + ": " + shown);
                }
            }
        }
        assertThat(unproved).isEmpty();
    }

    @Test
    void everySentenceIsThereInChinese() throws IOException {
        for (Symptom symptom : Symptoms.load(EXPERIMENTS.resolve("symptoms"))) {
            List<Told> told = Stream.of(List.of(symptom.title(), symptom.means(), symptom.turn()), symptom.helps(), symptom.seems())
                    .flatMap(List::stream).toList();
            for (Told one : told) {
                assertThat(Language.ZH.tell(one)).containsPattern(HAN).doesNotContain("对方");
                assertThat(Language.EN.tell(one)).doesNotContainPattern(HAN);
            }
        }
    }
}
