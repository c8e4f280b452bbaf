package tcplab.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonSerializer;
import java.util.HashMap;
import java.util.Map;
import tcplab.peer.Action;

/**
 * An action as JSON: {@code {"action":"connect","socket":"client",…}}, its verb and the record's components.
 */
public final class ActionJson {
    /** By the verb's name. */
    private static final Map<String, Class<? extends Action>> KINDS = new HashMap<>();

    private static final Map<Class<? extends Action>, String> NAMES = new HashMap<>();

    static {
        for (Verb verb : Verbs.all()) {
            verb.call().ifPresent(call -> {
                KINDS.put(verb.word().name(), call.action());
                NAMES.put(call.action(), verb.word().name());
            });
        }
    }

    /** Knows nested actions too, see {@link React}. */
    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .registerTypeAdapter(Action.class, (JsonSerializer<Action>) (action, type, context) -> {
                JsonObject object = context.serialize(action, action.getClass()).getAsJsonObject();
                object.addProperty("action", NAMES.get(action.getClass()));
                return object;
            })
            .registerTypeAdapter(Action.class, (JsonDeserializer<Action>) (element, type, context) -> {
                JsonObject object = element.getAsJsonObject();
                Class<? extends Action> kind = KINDS.get(object.get("action").getAsString());
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
