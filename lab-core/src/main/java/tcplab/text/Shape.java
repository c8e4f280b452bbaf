package tcplab.text;

import static tcplab.text.Told.say;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.annotations.JsonAdapter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.text.Told;

/**
 * What JSON must look like to become one of a family of records: every component is there with a value of its type,
 * unless it {@link MayBeMissing}. Gson itself would leave out what it does not find and read on.
 */
public final class Shape {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");
    private static final Pattern COLUMN = Pattern.compile("at line \\d+ column (\\d+)");

    private final Class<?> family;
    private final String field;
    private final Map<String, Class<?>> kinds;
    private final Map<Class<?>, List<RecordComponent>> components = new ConcurrentHashMap<>();

    /**
     * @param family the interface of the records
     * @param field what says which of them an object is, as in {@code "event":"Call"}
     * @param kinds the records by what stands there
     */
    public Shape(Class<?> family, String field, Map<String, Class<?>> kinds) {
        this.family = family;
        this.field = field;
        this.kinds = Map.copyOf(kinds);
    }

    /** The object on this line; anything else is a {@link JsonParseException} whose message is a sentence. */
    public static JsonObject object(String line) {
        JsonElement element;
        try {
            element = JsonParser.parseString(line);
        } catch (JsonParseException e) {
            throw new Misshapen(reason(e), e);
        }
        if (!element.isJsonObject()) {
            throw new Misshapen(say("this is no JSON object"));
        }
        return element.getAsJsonObject();
    }

    /** In the reader's words, not in those of the library. */
    private static Told reason(JsonParseException e) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("Nesting limit")) {
            return say("it is nested too deeply");
        }
        Matcher column = COLUMN.matcher(said);
        return column.find() ? say("this is no JSON from column %s on", column.group(1)) : say("this is no JSON");
    }

    /** Which of the records it is; a {@link JsonParseException} if it is none. */
    public Class<?> kind(JsonObject object) {
        JsonElement name = object.get(field);
        if (name == null) {
            throw missing(field);
        }
        Class<?> kind = isString(name) ? kinds.get(name.getAsString()) : null;
        if (kind == null) {
            throw unknown(field, name);
        }
        return kind;
    }

    /** A {@link JsonParseException} whose message is a sentence, if it does not become one of the records. */
    public void check(JsonObject object) {
        check(object, kind(object));
    }

    private void check(JsonObject object, Class<?> record) {
        for (RecordComponent component : components.computeIfAbsent(record, r -> List.of(r.getRecordComponents()))) {
            JsonElement value = object.get(component.getName());
            if (value != null && !value.isJsonNull()) {
                check(component.getName(), value, component.getGenericType());
            } else if (!component.isAnnotationPresent(MayBeMissing.class)) {
                throw missing(component.getName());
            }
        }
    }

    private void check(String name, JsonElement value, Type type) {
        if (type instanceof ParameterizedType several) {
            checkAll(name, value, several);
        } else if (type instanceof Class<?> one && one.isAnnotationPresent(JsonAdapter.class)) {
            // What it looks like in full, its own reader knows.
            if (!isString(value) && !(one.isRecord() && value.isJsonObject())) {
                throw unknown(name, value);
            }
        } else if (type instanceof Class<?> one && (one.isRecord() || one == family)) {
            if (!value.isJsonObject()) {
                throw unknown(name, value);
            }
            JsonObject object = value.getAsJsonObject();
            check(object, one == family ? kind(object) : one);
        } else if (!isOf(value, (Class<?>) type)) {
            throw unknown(name, value);
        }
    }

    /** A list, or a map with names as its keys. */
    private void checkAll(String name, JsonElement value, ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        boolean isList = type.getRawType() == List.class;
        if (isList ? !value.isJsonArray() : !value.isJsonObject()) {
            throw unknown(name, value);
        }
        Iterable<JsonElement> elements =
                isList ? (JsonArray) value : value.getAsJsonObject().asMap().values();
        elements.forEach(element -> check(name, element, arguments[arguments.length - 1]));
    }

    private static boolean isOf(JsonElement value, Class<?> type) {
        if (!value.isJsonPrimitive()) {
            return false;
        } else if (type.isEnum()) {
            return isString(value)
                    && Arrays.stream(type.getEnumConstants()).anyMatch(c -> ((Enum<?>) c).name().equals(value.getAsString()));
        } else if (type == String.class) {
            return isString(value);
        } else if (type == boolean.class || type == Boolean.class) {
            return value.getAsJsonPrimitive().isBoolean();
        }
        boolean wide = type == long.class || type == Long.class;
        return isWhole(value.getAsJsonPrimitive(), wide ? Long.MIN_VALUE : Integer.MIN_VALUE, wide ? Long.MAX_VALUE : Integer.MAX_VALUE);
    }

    private static boolean isString(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
    }

    private static boolean isWhole(JsonPrimitive value, long least, long most) {
        if (!value.isNumber() || !WHOLE.matcher(value.getAsString()).matches()) {
            return false;
        }
        try {
            long number = Long.parseLong(value.getAsString());
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Misshapen missing(String field) {
        return new Misshapen(say("the field \"%s\" is missing", field));
    }

    /** The sentence for a field that is there with a value that it cannot have. */
    public static Misshapen unknown(String field, JsonElement value) {
        return new Misshapen(say("the field \"%1$s\" cannot be %2$s", field, Brief.of(value.toString())));
    }
}
