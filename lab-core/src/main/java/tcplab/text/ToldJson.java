package tcplab.text;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A sentence as JSON: {@code {"say":"%s was not %s within %s","with":["conn","TIME-WAIT","10 s"]}}; one that is the same
 * in every language as a string, which is also how sentences were recorded once.
 */
final class ToldJson extends TypeAdapter<Told> {
    /** The values that a form takes. Whoever wrote the file, no width or precision makes a long text of a short one. */
    private static final Pattern TAKES = Pattern.compile("%(?:%|(?:[1-9]\\$)?(?:[sd]|\\.[0-9]f))");

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final int DEEPEST = 5;

    @Override
    public void write(JsonWriter out, Told told) throws IOException {
        if (told == null) {
            out.nullValue();
        } else if (told.isPlain()) {
            out.value((String) told.with().get(0));
        } else {
            out.beginObject().name("say").value(told.english()).name("with").beginArray();
            for (Object value : told.with()) {
                if (value instanceof Told sentence) {
                    write(out, sentence);
                } else if (value instanceof Number number) {
                    out.value(number);
                } else {
                    out.value(value instanceof Told.Written written ? written.en() : (String) value);
                }
            }
            out.endArray().endObject();
        }
    }

    @Override
    public Told read(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.NULL) {
            in.nextNull();
            return null;
        }
        if (in.peek() == JsonToken.STRING) {
            return Told.plain(in.nextString());
        }
        return sentence(in, DEEPEST);
    }

    private static Told sentence(JsonReader in, int depth) throws IOException {
        if (in.peek() != JsonToken.BEGIN_OBJECT || depth == 0) {
            throw noSentence();
        }
        String say = "";
        List<Object> with = List.of();
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            if (name.equals("say") && in.peek() == JsonToken.STRING) {
                say = in.nextString();
            } else if (name.equals("with") && in.peek() == JsonToken.BEGIN_ARRAY) {
                with = values(in, depth);
            } else {
                throw noSentence();
            }
        }
        in.endObject();
        if (TAKES.matcher(say).replaceAll("").indexOf('%') >= 0 || takesOneTwice(say)) {
            throw noSentence();
        }
        return new Told(say, with);
    }

    /** By its place: within each other, sentences that do would grow beyond all bounds. */
    private static boolean takesOneTwice(String say) {
        List<String> places = TAKES.matcher(say)
                .results()
                .map(MatchResult::group)
                .filter(group -> group.indexOf('$') > 0)
                .map(group -> group.substring(1, 2))
                .toList();
        return Set.copyOf(places).size() < places.size();
    }

    private static Misshapen noSentence() {
        return new Misshapen(Told.say("this is no recorded sentence"));
    }

    private static List<Object> values(JsonReader in, int depth) throws IOException {
        List<Object> values = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            switch (in.peek()) {
                case NUMBER -> values.add(number(in.nextString()));
                case STRING -> values.add(in.nextString());
                default -> values.add(sentence(in, depth - 1));
            }
        }
        in.endArray();
        return values;
    }

    private static Number number(String digits) {
        return WHOLE.matcher(digits).matches() ? (Number) Long.valueOf(digits) : Double.valueOf(digits);
    }
}
