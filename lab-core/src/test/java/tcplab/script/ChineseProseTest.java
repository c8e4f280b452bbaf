package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.language.Glossary;

/**
 * Chinese as its readers write it: one word for one thing, one space between Chinese and Latin words or digits, none beside
 * full-width signs, and full-width signs beside Chinese. It reads the stories and reasons of all experiments, the
 * lessons, the symptoms and the glossary, what the program says, and README.zh.md.
 */
class ChineseProseTest {
    private static final Path HOME = Path.of("..");
    private static final Pattern TOLD = Pattern.compile("\\s*#zh\\s+(.*)");
    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:\\d+\\$)?(?:\\.\\d)?[sdf]");

    @Test
    void oneWordStandsForOneThing() throws IOException {
        assertThat(all()).allSatisfy((where, text) -> assertThat(complaint(text)).as("%s: %s", where, text).isEmpty());
    }

    @Test
    void chineseAndLatinWordsAreSpacedAlike() throws IOException {
        assertThat(all()).allSatisfy((where, text) -> {
            // A value may be of either language.
            String spaced = PLACEHOLDER.matcher(text).replaceAll("\ufffc");
            assertThat(spaced).as(where)
                    .doesNotContainPattern("\\p{IsHan}[A-Za-z0-9_/]|[A-Za-z0-9_/)]\\p{IsHan}")
                    .doesNotContainPattern("\\p{IsHan} \\p{IsHan}")
                    .doesNotContainPattern("[，。；：、（）“”？！] (?! )|(?<! ) [，。；：、（）“”？！]");
        });
    }

    @Test
    void signsBesideChineseAreFullWidth() throws IOException {
        assertThat(all()).allSatisfy((where, text) ->
                assertThat(text).as(where).doesNotContainPattern("\\p{IsHan}[,;:?!()\"']|[,;:?!(\"'.]\\p{IsHan}"));
    }

    /** {@code RFC 9293, 3.4} is written as in English. */
    @Test
    void aSectionOfAnRfcIsCitedInOneWay() throws IOException {
        assertThat(all()).allSatisfy((where, text) -> assertThat(text).as(where).doesNotContainPattern("RFC \\d+(，| \\d)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "三个报文 | 报文段", "ICMP 报文告知 | ''", "三个报文段 | ''", "得到的回答是 RST | 响应", "队列里的四个位置 | 空位", "出错位置 | ''"
    })
    void aWordIsFoundWhereItMeansSomethingElse(String text, String better) {
        assertThat(complaint(text)).contains(better);
        assertThat(complaint(text).isEmpty()).isEqualTo(better.isEmpty());
    }

    /** What is not written, and why not. */
    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("(?<!ICMP |UDP )报文(?!段)", "a segment of TCP is 报文段, what tcpdump captures 数据包");
        words.put("回答|回应", "a segment answers by 响应, a program by 应答, and a question has its 答案");
        words.put("输入结束|读到结束|读到这个结束", "what read() tells after a FIN is EOF");
        words.put("相遇|交错", "segments under way at once 在途中交叉");
        words.put("分组", "what IP carries is 数据包");
        words.put("满长", "a full-sized segment is 满 MSS 的报文段");
        words.put("[一二三四五六七八九十百两]个位置|最后一个位置|(腾出|没有|找不到)位置", "a queue has 容量 and 空位");
        words.put("一波|一阵", "a burst of SYNs is 一轮 SYN");
        words.put("上当", "an old segment does not 欺骗");
        words.put("没人要", "the tickets were 从未读取");
        words.put("反应(发起|触发)|由反应", "what runs when something was read is 回调");
        words.put("对方", "the peer is 对端");
        words.put("序号", "a sequence number is 序列号");
        words.put("重发", "to send again is 重传");
        words.put("读者", "who calls read() is 读取方");
        words.put("证人", "a witness of a run is 观察者");
        words.put("测试台|台架", "a bench is 实验台");
        words.put("梯形图", "a ladder is 时序图");
        words.put("环回", "the loopback is 回环");
        words.put("复位", "RST means 重置");
        words.put("头部", "a header is 首部");
        words.put("服务器", "the side that listens is 服务端");
        words.put("对应说法", "what an article says is 文章中的说法");
        words.put("的的|了了", "a slip");
        return words;
    }

    private static final Map<String, String> WORDS = words();

    private static String complaint(String text) {
        return WORDS.entrySet().stream()
                .filter(word -> Pattern.compile(word.getKey()).matcher(text).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** Where it stands, to what is read there. */
    private static Map<String, String> all() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        Catalogue catalogue = new Catalogue(HOME.resolve("experiments"), Set.of());
        for (String name : catalogue.names()) {
            told(name, catalogue.file(name), texts);
        }
        assertThat(texts).hasSizeGreaterThan(1_000);
        for (String module : List.of("lab-core", "lab-server", "lab-client")) {
            Path table = HOME.resolve(module).resolve("src/main/resources/tcplab/zh.json");
            new Gson().fromJson(Files.readString(table), new TypeToken<Map<String, String>>() {})
                    // Aligned with the lines below it.
                    .forEach((en, zh) -> texts.put(module + ": " + en, zh.replace("用法： ", "用法：")));
        }
        told("course", HOME.resolve("experiments").resolve("course"), texts);
        try (Stream<Path> symptoms = Files.list(HOME.resolve("experiments").resolve("symptoms"))) {
            for (Path file : symptoms.toList()) {
                told("symptoms/" + file.getFileName(), file, texts);
            }
        }
        Glossary.terms().forEach(term -> texts.put("term " + term.id(), term.tellsZh()));
        prose(HOME.resolve("README.zh.md"), texts);
        return texts;
    }

    private static void told(String name, Path file, Map<String, String> texts) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            Matcher told = TOLD.matcher(lines.get(i));
            if (told.matches()) {
                texts.put(name + ":" + (i + 1), told.group(1));
            }
        }
    }

    /** Lines of text without the code between and in them. */
    private static void prose(Path file, Map<String, String> texts) throws IOException {
        String text = Files.readString(file).replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "code");
        List<String> lines = text.replaceAll("!?\\[([^]]*)]\\([^)]*\\)", "$1").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            texts.put(file.getFileName() + ", line of prose " + (i + 1), lines.get(i));
        }
    }
}
