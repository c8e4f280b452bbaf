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

/** Who sees a run: what each one proves, its events say. */
@JsonAdapter(Witness.Json.class)
public enum Witness implements Need {
    /** The segments that passed. */
    TCPDUMP("tcpdump"),
    /** The sockets of a side, from time to time. */
    SS("ss"),
    /** Every change of state of a full socket. */
    TRACEPOINT("tracepoint"),
    /** What the kernel counts. */
    COUNTERS("counters"),
    /** The state of one socket, at each segment. */
    SOCK_DIAG("sock_diag");

    private final String word;

    Witness(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /** Its word. */
    @Override
    public String toString() {
        return word;
    }

    /** By its word. */
    public static Optional<Witness> of(String word) {
        return Arrays.stream(values()).filter(witness -> witness.word.equals(word)).findFirst();
    }

    /** As its word. */
    static final class Json extends TypeAdapter<Witness> {
        @Override
        public void write(JsonWriter out, Witness witness) throws IOException {
            out.value(witness == null ? null : witness.word);
        }

        @Override
        public Witness read(JsonReader in) throws IOException {
            String word = in.nextString();
            return of(word).orElseThrow(() -> new Misshapen(Told.say("there is no witness '%s'", word)));
        }
    }
}
