package tcplab.script;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
     * @param also the other articles that say it
     */
    public record Statement(String id, String group, String source, List<String> also, String en, String zh) {
        /** True if that article says it. */
        public boolean isIn(Source article) {
            return source.equals(article.id()) || also.contains(article.id());
        }
    }

    /** An article. @param author empty if it is not known */
    public record Source(String id, String title, String author) {}

    /**
     * A stretch of an article on one topic.
     *
     * @param article its place among the articles, from 1
     * @param number its place in the article, from 1
     * @param statements what it says that can be tested
     */
    public record Section(int article, int number, Told name, List<Statement> statements) {
        /** How it is named on the command line: {@code 3.2}. */
        public String label() {
            return article + "." + number;
        }
    }

    private final Map<String, Statement> byId = new LinkedHashMap<>();
    private final List<Source> sources = new ArrayList<>();
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
                        text(s, "id"), text(s, "group"), text(s, "source"), also(s), text(s, "en"), text(s, "zh")));
            }
            if (root.has("sources")) {
                root.getAsJsonObject("sources").asMap().forEach((id, source) -> statements.sources.add(source(id, source.getAsJsonObject())));
            }
        } catch (RuntimeException | StackOverflowError e) {
            // Nothing of half a file.
            statements.byId.clear();
            statements.groupsZh.clear();
            statements.sources.clear();
        }
        return statements;
    }

    private static List<String> also(JsonObject statement) {
        JsonElement also = statement.get("also");
        return also == null ? List.of() : also.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
    }

    private static Source source(String id, JsonObject source) {
        return new Source(id, text(source, "title"), source.has("author") ? text(source, "author") : "");
    }

    private static String text(JsonObject object, String field) {
        return object.get(field).getAsString();
    }

    /** A group's name. */
    public Told nameOf(String group) {
        return Told.written(group, groupsZh.get(group));
    }

    /** The articles, in the order in which they are read. */
    public List<Source> sources() {
        return List.copyOf(sources);
    }

    /** The sections of an article, in its own order. */
    public List<Section> sectionsOf(Source article) {
        List<Statement> there = byId.values().stream().filter(one -> one.isIn(article)).toList();
        List<Section> sections = new ArrayList<>();
        for (int begin = 0, end; begin < there.size(); begin = end) {
            String group = there.get(begin).group();
            for (end = begin; end < there.size() && there.get(end).group().equals(group); end++) {}
            sections.add(new Section(sources.indexOf(article) + 1, sections.size() + 1, nameOf(group), there.subList(begin, end)));
        }
        return sections;
    }

    public Set<String> ids() {
        return byId.keySet();
    }

    public List<Statement> all() {
        return List.copyOf(byId.values());
    }
}
