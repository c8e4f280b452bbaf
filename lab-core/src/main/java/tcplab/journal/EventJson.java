package tcplab.journal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tcplab.event.Event;
import tcplab.text.Misshapen;
import tcplab.text.Shape;
import tcplab.text.Told;

/**
 * One event as one line of JSON: {@code {"event":"Call","atNanos":1200,…}}. Fields are the record's components; null
 * ones are left out.
 */
public final class EventJson {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private static final Shape SHAPE = new Shape(
            Event.class, "event", Event.KINDS.stream()
                    .collect(Collectors.toMap(Class::getSimpleName, Function.identity())));

    /** What stands there is when something was, in nanoseconds since the start of the run. */
    private static final String[] TIMES = {"atNanos", "endNanos"};
    /** As long as seconds of 32 bits last: of two such times, one can always be taken from the other. */
    private static final long MOST_NANOS = 0xffff_ffffL * 1_000_000_000L;

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

    /** Reads what {@link #write} wrote; anything else is a {@link JsonParseException} whose message is a sentence. */
    public static Event read(String line) {
        return read(Shape.object(line));
    }

    /** The same of an object that has been parsed. */
    public static Event read(JsonObject object) {
        SHAPE.check(object);
        for (String time : TIMES) {
            JsonElement nanos = object.get(time);
            if (nanos != null && (nanos.getAsLong() > MOST_NANOS || nanos.getAsLong() < -MOST_NANOS)) {
                throw Shape.unknown(time, nanos);
            }
        }
        try {
            return (Event) GSON.fromJson(object, SHAPE.kind(object));
        } catch (RuntimeException e) {
            // A record refused a value; its own sentence says why.
            throw new Misshapen(Told.of(e.getCause() != null ? e.getCause() : e), e);
        }
    }
}
