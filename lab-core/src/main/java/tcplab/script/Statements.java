package tcplab.script;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.text.TextFile;
import tcplab.text.Told;

/** The statements of the articles that the experiments test, in the articles' order. */
public final class Statements {
    /**
     * One statement.
     *
     * @param id how {@code says} names it
     * @param group its topic
     * @param source the article
     */
    public record Statement(String id, String group, String source, String en, String zh) {}

    private final Map<String, Statement> byId = new LinkedHashMap<>();
    /** Group to its name in Chinese. */
    private final Map<String, String> groupsZh = new HashMap<>();

    private static final int LARGEST_BYTES = 16 << 20;

    private Statements() {}

    /** Reads the file; a missing or broken one gives no statements, since experiments run without them. */
    public static Statements load(Path file) {
        try {
            return of(TextFile.read(file, LARGEST_BYTES));
        } catch (IOException e) {
            return new Statements();
        }
    }

    /** The same of the file's text. */
    public static Statements of(String text) {
        Statements statements = new Statements();
        try {
            JsonObject root = JsonParser.parseString(text).getAsJsonObject();
            root.getAsJsonObject("groups").asMap()
                    .forEach((group, zh) -> statements.groupsZh.put(group, zh.getAsString()));
            for (JsonElement element : root.getAsJsonArray("statements")) {
                JsonObject s = element.getAsJsonObject();
                statements.byId.put(text(s, "id"), new Statement(
                        text(s, "id"), text(s, "group"), text(s, "source"), text(s, "en"), text(s, "zh")));
            }
        } catch (RuntimeException | StackOverflowError e) {
            // Nothing of half a file.
            statements.byId.clear();
            statements.groupsZh.clear();
        }
        return statements;
    }

    private static String text(JsonObject object, String field) {
        return object.get(field).getAsString();
    }

    /** A group's name. */
    public Told nameOf(String group) {
        return Told.written(group, groupsZh.get(group));
    }

    public Set<String> ids() {
        return byId.keySet();
    }

    public List<Statement> all() {
        return List.copyOf(byId.values());
    }
}
