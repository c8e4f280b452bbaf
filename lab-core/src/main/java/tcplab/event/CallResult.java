package tcplab.event;

import com.google.gson.TypeAdapter;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Optional;
import tcplab.model.Errno;

/** What a call came to. Recorded as one word, the same in every language: {@link #word}. */
@JsonAdapter(CallResult.Json.class)
public sealed interface CallResult {
    CallResult OK = new Returned(0);
    CallResult EOF = new Eof();
    CallResult PENDING = new Pending();
    CallResult FUTURE = new Future();
    /** It has returned, and nobody can tell what. */
    CallResult UNKNOWN = new Unknown("?");

    /** {@code 0}, {@code EOF}, {@code ECONNRESET} … */
    String word();

    /** True if the call did not do what it was asked to. */
    default boolean isFailure() {
        return this instanceof Failed || this instanceof TlsFailed || this instanceof Signal || this instanceof NotMade;
    }

    /** A number: of bytes, or 0 where the call has nothing to count. */
    record Returned(long number) implements CallResult {
        @Override
        public String word() {
            return String.valueOf(number);
        }
    }

    /** A recv that returned 0, or what stands for it: the peer will send no more. */
    record Eof() implements CallResult {
        @Override
        public String word() {
            return "EOF";
        }
    }

    /** An SSL_read that came to the peer's close_notify (RFC 8446, 6.1). */
    record CloseNotify() implements CallResult {
        @Override
        public String word() {
            return "close_notify";
        }
    }

    /** It returned -1 and left this errno. */
    record Failed(Errno errno) implements CallResult {
        @Override
        public String word() {
            return errno.name();
        }
    }

    /** The TLS library gave up; there is no errno. */
    record TlsFailed() implements CallResult {
        @Override
        public String word() {
            return "SSL_ERROR";
        }
    }

    /** A signal ended the process in this call. @param name {@code SIGPIPE} */
    record Signal(String name) implements CallResult {
        @Override
        public String word() {
            return name;
        }
    }

    /** The lab could not make it: it made no sense by then. */
    record NotMade() implements CallResult {
        @Override
        public String word() {
            return "not-made";
        }
    }

    /** It returned at once, and what comes of it a future of Netty will tell. */
    record Future() implements CallResult {
        @Override
        public String word() {
            return "future";
        }
    }

    /** It had not returned when the record ended. */
    record Pending() implements CallResult {
        @Override
        public String word() {
            return "pending";
        }
    }

    /** What another version of the lab has recorded and this one does not know. */
    record Unknown(String word) implements CallResult {    }

    /** By the word. */
    static CallResult of(String word) {
        if (word.matches("-?\\d{1,18}")) {
            return new Returned(Long.parseLong(word));
        }
        if (word.matches("SIG[A-Z0-9]+")) {
            return new Signal(word);
        }
        switch (word) {
            case "EOF":
                return EOF;
            case "close_notify":
                return new CloseNotify();
            case "SSL_ERROR":
                return new TlsFailed();
            case "future":
                return FUTURE;
            case "pending":
                return PENDING;
            case "not-made":
                return new NotMade();
            default:
                Optional<Errno> errno = Errno.of(word);
                return errno.isPresent() ? new Failed(errno.get()) : new Unknown(word);
        }
    }

    /** As its word. */
    final class Json extends TypeAdapter<CallResult> {
        @Override
        public void write(JsonWriter out, CallResult result) throws IOException {
            out.value(result == null ? null : result.word());
        }

        @Override
        public CallResult read(JsonReader in) throws IOException {
            return of(in.nextString());
        }
    }
}
