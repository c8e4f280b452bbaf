package tcplab.command;

import static tcplab.text.Told.say;

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
import tcplab.text.Misshapen;
import tcplab.text.Shape;
import tcplab.text.Told;

/**
 * An action as JSON: {@code {"action":"connect","socket":"client",…}}, its verb and the record's components.
 */
public final class ActionJson {
    /** By the verb's name. */
    private static final Map<String, Class<?>> KINDS = new HashMap<>();

    private static final Map<Class<? extends Action>, String> NAMES = new HashMap<>();

    static {
        for (Verb verb : Verbs.all()) {
            verb.call().ifPresent(call -> {
                KINDS.put(verb.word().name(), call.action());
                NAMES.put(call.action(), verb.word().name());
            });
        }
    }

    private static final Shape SHAPE = new Shape(Action.class, "action", KINDS);

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
                return context.deserialize(object, SHAPE.kind(object));
            })
            .create();

    private ActionJson() {}

    public static JsonElement write(Action action) {
        return GSON.toJsonTree(action, Action.class);
    }

    /** Reads what {@link #write} wrote; anything else is a {@link JsonParseException} whose message is a sentence. */
    public static Action read(JsonElement element) {
        if (element == null || !element.isJsonObject()) {
            throw new Misshapen(say("this is no JSON object"));
        }
        SHAPE.check(element.getAsJsonObject());
        try {
            return GSON.fromJson(element, Action.class);
        } catch (RuntimeException e) {
            // A record refused a value; its own sentence says why.
            throw new Misshapen(Told.of(e.getCause() != null ? e.getCause() : e), e);
        }
    }
}
