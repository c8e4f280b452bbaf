package tcplab.model;

import com.google.gson.TypeAdapter;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import tcplab.text.Misshapen;
import tcplab.text.Told;

/** The ground of an experiment: which network stacks the sides have, and what joins them. */
@JsonAdapter(BenchName.Json.class)
public enum BenchName {
    /** Two hosts, a network namespace each, joined by the lab's wire. */
    WIRE("wire"),
    /** Both sides on one private loopback. */
    LOOPBACK("loopback"),
    /** Both sides on the machine's own loopback. */
    HOST("host");

    private final String word;

    BenchName(String word) {
        this.word = word;
    }

    /** As {@code --bench} takes it. */
    public String word() {
        return word;
    }

    /** Its word. */
    @Override
    public String toString() {
        return word;
    }

    /** By its word. */
    public static Optional<BenchName> of(String word) {
        return Arrays.stream(values()).filter(bench -> bench.word.equals(word)).findFirst();
    }

    /** As its word. */
    static final class Json extends TypeAdapter<BenchName> {
        @Override
        public void write(JsonWriter out, BenchName bench) throws IOException {
            out.value(bench == null ? null : bench.word);
        }

        @Override
        public BenchName read(JsonReader in) throws IOException {
            String word = in.nextString();
            return of(word).orElseThrow(() -> new Misshapen(Told.say("there is no bench '%s'", word)));
        }
    }
}
