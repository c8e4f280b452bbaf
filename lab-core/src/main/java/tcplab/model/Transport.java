package tcplab.model;

import com.google.gson.TypeAdapter;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tcplab.text.Misshapen;
import tcplab.text.Told;

/** By what a Netty channel reaches the kernel. */
@JsonAdapter(Transport.Json.class)
public enum Transport {
    /** epoll(7), through Netty's own native part. */
    EPOLL("epoll"),
    /** io_uring(7), through Netty's own native part. */
    IO_URING("io_uring"),
    /** {@code java.nio.channels}. */
    NIO("nio");

    private final String word;

    Transport(String word) {
        this.word = word;
    }

    /** As it is written in a script. */
    public String word() {
        return word;
    }

    /** By its word. */
    public static Optional<Transport> of(String word) {
        return Arrays.stream(values()).filter(transport -> transport.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Transport::word).toList();
    }

    /** As its word. */
    static final class Json extends TypeAdapter<Transport> {
        @Override
        public void write(JsonWriter out, Transport transport) throws IOException {
            out.value(transport == null ? null : transport.word);
        }

        @Override
        public Transport read(JsonReader in) throws IOException {
            String word = in.nextString();
            return of(word).orElseThrow(() -> new Misshapen(Told.say("'%s' is no %s", word, Told.say("transport"))));
        }
    }
}
