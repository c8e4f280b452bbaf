package tcplab.peer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonSerializer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An action as JSON: {@code {"action":"Connect","socket":"client",…}}. Fields are the record's components. */
public final class ActionJson {
    private static final Map<String, Class<?>> KINDS = Arrays.stream(Action.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    /** Knows nested actions too, see {@link Action.React}. */
    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .registerTypeAdapter(Action.class, (JsonSerializer<Action>) (action, type, context) -> {
                JsonObject object = context.serialize(action, action.getClass()).getAsJsonObject();
                object.addProperty("action", action.getClass().getSimpleName());
                return object;
            })
            .registerTypeAdapter(Action.class, (JsonDeserializer<Action>) (element, type, context) -> {
                JsonObject object = element.getAsJsonObject();
                Class<?> kind = KINDS.get(object.get("action").getAsString());
                if (kind == null) {
                    throw new JsonParseException("unknown action " + object.get("action"));
                }
                return context.deserialize(object, kind);
            })
            .create();

    private ActionJson() {}

    public static JsonElement write(Action action) {
        return GSON.toJsonTree(action, Action.class);
    }

    public static Action read(JsonElement element) {
        return GSON.fromJson(element, Action.class);
    }
}
