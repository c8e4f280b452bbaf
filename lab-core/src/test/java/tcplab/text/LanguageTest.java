package tcplab.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages are complete: what the code says in English has a Chinese text, and none is left over. */
class LanguageTest {
    private static final List<String> MODULES = List.of("lab-core", "lab-server", "lab-client");

    /** {@code say("…" + "…"}: the literals of its first argument. */
    private static final Pattern SAID =
            Pattern.compile("\\bsay\\(\\s*(\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\]|\\\\.)*\")*)\\s*[,)]");

    private static final Pattern ANY_SAY = Pattern.compile("(?<!Told )\\bsay\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:(\\d+)\\$)?[-#+ 0,(]*\\d*(?:\\.\\d+)?([a-zA-Z])");

    @Test
    void everyTextOfTheCodeHasAChineseOne() throws IOException {
        for (String module : MODULES) {
            Set<String> missing = said(module);
            missing.removeAll(table(module).keySet());
            assertTrue(missing.isEmpty(), module + " says, and zh.json lacks: " + missing);
        }
    }

    @Test
    void noChineseTextIsLeftOver() throws IOException {
        for (String module : MODULES) {
            Set<String> left = new TreeSet<>(table(module).keySet());
            left.removeAll(said(module));
            assertTrue(left.isEmpty(), module + " no longer says: " + left);
        }
    }

    @Test
    void bothLanguagesTakeTheSameValues() throws IOException {
        for (String module : MODULES) {
            table(module).forEach((en, zh) -> assertEquals(placeholders(en), placeholders(zh), en));
        }
    }

    @Test
    void everyTextIsALiteralThatCanBeLookedFor() throws IOException {
        for (String module : MODULES) {
            for (Path file : sources(module)) {
                String code = Files.readString(file);
                long calls = ANY_SAY.matcher(code).results().count();
                assertEquals(calls, SAID.matcher(code).results().count(), file + ": say() of something else than a literal");
            }
        }
    }

    @Test
    void theLocaleChoosesTheLanguage() {
        assertEquals(Language.ZH, Language.of(Map.of("LANG", "zh_CN.UTF-8")));
        assertEquals(Language.EN, Language.of(Map.of("LC_ALL", "C.UTF-8", "LANG", "zh_CN.UTF-8")));
        assertEquals(Language.EN, Language.of(Map.of()));
    }

    private static Set<String> said(String module) throws IOException {
        Set<String> texts = new TreeSet<>();
        for (Path file : sources(module)) {
            Matcher said = SAID.matcher(Files.readString(file));
            while (said.find()) {
                StringBuilder text = new StringBuilder();
                Matcher literal = LITERAL.matcher(said.group(1));
                while (literal.find()) {
                    text.append(literal.group(1).translateEscapes());
                }
                texts.add(text.toString());
            }
        }
        return texts;
    }

    private static List<Path> sources(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            return files.filter(f -> f.toString().endsWith(".java")).toList();
        }
    }

    private static Map<String, String> table(String module) throws IOException {
        String json = Files.readString(Path.of("..", module, "src", "main", "resources", "tcplab", "zh.json"));
        return new Gson().fromJson(json, new TypeToken<Map<String, String>>() {});
    }

    /** Position and conversion of each, sorted: a translation may change their order. */
    private static List<String> placeholders(String template) {
        List<String> found = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(template.replace("%%", "").replace("%n", ""));
        int next = 1;
        while (matcher.find()) {
            found.add((matcher.group(1) != null ? matcher.group(1) : String.valueOf(next++)) + matcher.group(2));
        }
        return found.stream().sorted().toList();
    }
}
