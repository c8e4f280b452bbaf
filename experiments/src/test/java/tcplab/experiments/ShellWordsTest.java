package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No shell ever reads a word of a script, of a kept run or of a tool as its own script. */
class ShellWordsTest {
    /** What follows the {@code -c} of a shell in an argument vector, and the script of a child. */
    private static final Pattern SHELL_SCRIPT = Pattern.compile("(?:\"-c\"|Child\\.start\\(\\s*\\w+)\\s*,\\s*([^,)}]+)");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z_]*");
    private static final Pattern DECLARED = Pattern.compile("static final String ([A-Z_]+) =\\s*(.*?);\\n", Pattern.DOTALL);
    /** String literals, other constants and {@code String.join} of them; neither a call on a string nor a variable. */
    private static final Pattern FIXED = Pattern.compile(
            "(?:\\s|\\+|,|\"(?:[^\"\\\\\\n]|\\\\.)*\"|String\\.join\\(|\\)$|\\b[A-Z][A-Z_]*\\b|//[^\\n]*\\n)*");

    private static Map<Path, String> sources;

    @BeforeAll
    static void read() throws IOException {
        sources = new TreeMap<>();
        for (String module : List.of("lab-core", "lab-server", "lab-client")) {
            try (Stream<Path> files = Files.walk(Launched.HOME.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.put(file, Files.readString(file));
                }
            }
        }
    }

    @Test
    void theScriptOfEveryShellIsAConstantWithoutAnythingPutIn() {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Map.Entry<Path, String> source : sources.entrySet()) {
            Matcher shell = SHELL_SCRIPT.matcher(source.getValue());
            while (shell.find()) {
                seen++;
                String script = shell.group(1).strip();
                // The one place where the constant of another file passes through.
                boolean passedOn = source.getKey().endsWith("Child.java") && script.equals("script");
                if (!passedOn && !isFixed(script, source.getValue())) {
                    wrong.add(source.getKey().getFileName() + ": " + script);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).as("shells that are started").isGreaterThan(5);
    }

    private static boolean isFixed(String script, String source) {
        if (!CONSTANT.matcher(script).matches()) {
            return false;
        }
        Matcher declared = DECLARED.matcher(source);
        while (declared.find()) {
            if (declared.group(1).equals(script)) {
                return FIXED.matcher(declared.group(2)).matches();
            }
        }
        return false;
    }

    @Test
    void noProgramIsStartedFromOneTextThatWouldBeCutAtItsBlanks() {
        assertThat(sources.entrySet().stream()
                        .filter(source -> source.getValue().contains("getRuntime().exec("))
                        .map(source -> source.getKey().getFileName().toString()))
                .isEmpty();
    }
}
