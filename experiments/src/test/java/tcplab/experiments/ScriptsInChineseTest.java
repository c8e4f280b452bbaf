package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scripts say before the lab can speak for itself is said in the language that it will speak. */
class ScriptsInChineseTest {
    private static final Path SCRIPTS = Launched.HOME.resolve("scripts");
    private static final Pattern SAID = Pattern.compile("\\b(?:say|fail|tell) \"([^\"]*[a-z]{2}[^\"]*)\"|\\becho \"((?:captures|lists|gives|is used)[^\"]*)\"");
    private static final Pattern PUT_IN = Pattern.compile("\\$\\((?:[^()]|\\([^()]*\\))*\\)|\\$\\{[^}]*}|\\$\\w+");

    @TempDir
    Path folder;

    private static List<String> sentences() throws IOException {
        List<String> sentences = new ArrayList<>();
        for (String script : List.of("lab", "demo", "window", "tools.sh")) {
            Matcher said = SAID.matcher(PUT_IN.matcher(Files.readString(SCRIPTS.resolve(script))).replaceAll("X"));
            while (said.find()) {
                sentences.add(said.group(1) == null ? said.group(2) : said.group(1));
            }
        }
        return sentences;
    }

    private Launched bash(String code, List<String> words, String lang) throws IOException {
        List<String> all = new ArrayList<>(List.of("/bin/bash", "-c", code, "bash"));
        all.addAll(words);
        Launched.Start start = new Launched.Start(folder, all).with("LANG", lang);
        for (String name : List.of("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "TCPLAB_LC_MESSAGES", "TCPLAB_LC_CTYPE")) {
            start = start.with(name, "");
        }
        return start.run();
    }

    @Test
    void everySentenceOfTheScriptsHasItsChinese() throws IOException {
        List<String> sentences = sentences();
        assertThat(sentences).hasSizeGreaterThan(35);
        String code = "speaker=lab; . " + SCRIPTS + "/tools.sh; for s; do tell \"$s\"; echo \"$told\"; done";
        List<String> told = bash(code, sentences, "zh_CN.UTF-8").out().lines().toList();
        assertThat(told).hasSameSizeAs(sentences).allMatch(line -> line.codePoints().anyMatch(Character::isIdeographic));
    }

    @ParameterizedTest
    @CsvSource({"zh_CN.UTF-8, '', 已安装：x", "zh_CN.GBK, '', installed: x", "C.UTF-8, '', installed: x", "C.UTF-8, zh, 已安装：x", "zh_CN.UTF-8, en, installed: x"})
    void theLanguageIsTheOneThatTheLabTakes(String locale, String asked, String said) throws IOException {
        List<String> words = asked.isEmpty() ? List.of() : List.of("--lang", asked);
        assertThat(bash("speaker=lab; . " + SCRIPTS + "/tools.sh; say 'installed: x'", words, locale).err()).isEqualTo("lab: " + said + "\n");
    }

    @Test
    void whatIsPutInIsLeftAsItIsAndASentenceInItIsTold() throws IOException {
        String code = "speaker=lab; . " + SCRIPTS + "/tools.sh; say \"$1\"";
        assertThat(bash(code, List.of("the build failed; all that Maven said is in /a%s/b (c)*"), "zh_CN.UTF-8").err()).contains(" /a%s/b (c)*");
        assertThat(bash(code, List.of("the lab goes on without ss, which is used here"), "zh_CN.UTF-8").err()).contains("没有 ss", "这里要用到");
    }

    @Test
    void theHelpOfEachIsChineseToo() throws IOException {
        assertThat(bash(SCRIPTS + "/demo --lang zh --help", List.of(), "C.UTF-8").out()).contains("用法：scripts/demo", "--record FILE");
        assertThat(bash(SCRIPTS + "/window --help", List.of(), "zh_CN.UTF-8").out()).contains("用法：scripts/window", "--pid PID");
    }
}
