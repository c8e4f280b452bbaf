package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The lab as a Chinese reader starts it. */
@Execution(ExecutionMode.CONCURRENT)
class ChineseTest {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @TempDir
    Path folder;

    @Test
    void helpOfEveryCommandIsChinese() {
        String all = Launched.lab(folder, "--help", "--lang", "zh").run().out();
        List<String> commands = Pattern.compile("(?m)^  ([a-z]+) ").matcher(all).results().map(m -> m.group(1)).toList();
        assertThat(commands).contains("run", "doctor").doesNotHaveDuplicates();
        for (String command : commands) {
            Launched help = Launched.lab(folder, command, "--help", "--lang=zh").run();
            assertThat(help.exit()).isZero();
            String paragraph = help.out().split("\n\n")[1];
            assertThat(paragraph).as(command).containsPattern(HAN);
            assertThat(help.out()).contains("例子：scripts/lab " + command);
        }
    }

    @Test
    void theLocaleChoosesTheLanguageUnlessAnOptionDoes() {
        Launched byLocale = Launched.lab(folder, "list", "close").with("LC_ALL", "").with("LANG", "zh_CN.UTF-8").run();
        assertThat(byLocale.out()).contains("半关闭");
        Launched byOption = Launched.lab(folder, "--lang", "en", "list", "close").with("LC_ALL", "zh_CN.UTF-8").run();
        assertThat(byOption.out()).doesNotContainPattern(HAN).contains("Half-close");
        Launched unknown = Launched.lab(folder, "list", "--lang", "fr").with("LC_ALL", "zh_CN.UTF-8").run();
        assertThat(unknown.exit()).isEqualTo(64);
        assertThat(unknown.err()).containsPattern(HAN).contains("en, zh");
    }

    @Test
    void aLocaleOfAnotherEncodingGetsEnglish() {
        Launched list = Launched.lab(folder, "list", "close").with("LC_ALL", "zh_CN.GBK").run();
        assertThat(list.out()).doesNotContainPattern(HAN);
    }

    @Test
    void theLanguageMayComeBeforeTheCommand() {
        Launched run = Launched.lab(folder, "--lang", "zh", "run", "close/self-connect-close", "--bench", "loopback").run();
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("✗ REFUTED 证伪 +count closing >=3").contains("只有一端要关闭", "，图 13");
        assertThat(Launched.lab(folder, "--lang", "zh", "run", "close/three-way", "--bench", "loopback").run().out())
                .contains("由读事件回调触发", "pingpong");
    }

    @Test
    void aScriptsProblemsAreNamedInChinese() throws IOException {
        Path script = Files.writeString(
                folder.resolve("bad.lab"),
                "# T\n\nserver lisen 7000\nclient connect nowhere\nclient send\nclaim never XYZ\nclaim wire\nneeds tcpdmp\n");
        Launched check = Launched.lab(folder, "check", script.toString(), "--lang", "zh").run();
        assertThat(check.exit()).isEqualTo(64);
        assertThat(check.err().lines()).hasSizeGreaterThan(4).allSatisfy(line -> assertThat(line).containsPattern(HAN));
    }

    @Test
    void theServersProcessSpeaksChineseToo() {
        Launched piped = Launched.lab(folder, "--bench", "loopback", "--lang", "zh")
                .input("server listen 7000\nserver close\nserver close\n")
                .run();
        assertThat(piped.err()).contains("没有打开的套接字“server”");
    }

    @Test
    void everyPageOfTheShellsHelpIsChinese() {
        // So wide that no line is wrapped.
        String out = Launched.lab(folder, "--bench", "loopback", "--lang", "zh").with("COLUMNS", "2000").input("help --all\nhelp\n").run().out();
        assertThat(out).contains("\nclaim never ", "\nladder", "\nSOCKET listen ", "\nwire hold ");
        List<String> pages = Pattern.compile("(?m)^    (?!例子)(.*)$").matcher(out).results().map(m -> m.group(1)).toList();
        assertThat(pages).hasSizeGreaterThan(100).allSatisfy(page -> assertThat(page).containsPattern("\\p{IsHan}|^ +"));
    }
}
