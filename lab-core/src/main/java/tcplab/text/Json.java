package tcplab.text;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;

/** JSON as the lab prints it for other programs: indented, and with every hidden character as its escape. */
public final class Json {
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    private Json() {}

    /** An object's fields as JSON. */
    public static JsonElement tree(Object object) {
        return GSON.toJsonTree(object);
    }

    /** The same with its sentences told in a language, for a reader of the report. */
    public static JsonElement tree(Object object, Language language) {
        return GSON.newBuilder()
                .registerTypeAdapter(
                        Told.class,
                        (JsonSerializer<Told>) (told, type, context) -> new JsonPrimitive(language.tell(told)))
                .create()
                .toJsonTree(object);
    }

    /**
     * The text of a value, without a line break at its end. RFC 8259, 7, lets DEL, C1 and the marks that turn the
     * direction of text stand as they are; a terminal obeys them, and a reader of JSON takes the escape as well.
     */
    public static String text(JsonElement value) {
        String json = GSON.toJson(value);
        if (json.codePoints().noneMatch(c -> c != '\n' && Columns.isHidden(c))) {
            return json;
        }
        StringBuilder out = new StringBuilder();
        json.codePoints().forEach(c -> {
            if (c != '\n' && Columns.isHidden(c)) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
