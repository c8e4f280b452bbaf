package tcplab.journal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tcplab.event.Event;

/**
 * One event as one line of JSON: {@code {"event":"Call","atNanos":1200,…}}. Fields are the record's components; null
 * ones are left out.
 */
public final class EventJson {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final Map<String, Class<?>> KINDS = Arrays.stream(Event.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private EventJson() {}

    public static String write(Event event) {
        JsonObject object = new JsonObject();
        object.addProperty("event", event.getClass().getSimpleName());
        for (Map.Entry<String, JsonElement> field :
                GSON.toJsonTree(event).getAsJsonObject().entrySet()) {
            object.add(field.getKey(), field.getValue());
        }
        return GSON.toJson(object);
    }

    /** Reads what {@link #write} wrote; anything else is a {@link JsonParseException} that says what is wrong. */
    public static Event read(String line) {
        JsonElement element = JsonParser.parseString(line);
        if (!element.isJsonObject() || !element.getAsJsonObject().has("event")) {
            throw new JsonParseException("not an event: no field \"event\"");
        }
        JsonObject object = element.getAsJsonObject();
        Class<?> kind = KINDS.get(object.get("event").getAsString());
        if (kind == null) {
            throw new JsonParseException("unknown event " + object.get("event"));
        }
        return (Event) GSON.fromJson(object, kind);
    }
}
