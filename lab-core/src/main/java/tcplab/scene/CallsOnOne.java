package tcplab.scene;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tcplab.event.Call;
import tcplab.event.CallResult;

/** The calls on one socket that can make it send something, found without going through all of them. */
final class CallsOnOne {
    /** What a call can make a socket send. */
    enum Kind {
        /** A SYN. */
        CONNECT(call -> call.name().equals("connect") && !dissolves(call)),
        /** Data by way of TLS; how many bytes these put on the wire is not recorded. */
        TLS(call -> call.name().startsWith("SSL_") && !call.name().equals("SSL_read")),
        /** A FIN. */
        END(call -> isClose(call) || call.name().equals("shutdown") && call.arguments().contains("WR")),
        /** An RST. */
        ABORT(call -> isClose(call) || dissolves(call)),
        /** A bare ACK. */
        OPTION(call -> call.name().equals("setsockopt"));

        private final Predicate<Call> means;

        Kind(Predicate<Call> means) {
            this.means = means;
        }

        private static boolean isClose(Call call) {
            return call.name().equals("close") || call.name().equals("kill");
        }

        /** tcp_disconnect(). */
        private static boolean dissolves(Call call) {
            return call.name().equals("connect") && call.arguments().equals("AF_UNSPEC");
        }
    }

    private final Map<Kind, Begun> byKind = new EnumMap<>(Kind.class);
    private final List<Call> sends = new ArrayList<>();
    /** By the place of the send: the number after its last byte, where the first byte has 1. */
    private final List<Long> next = new ArrayList<>();

    /** Calls in the order in which they began, with the latest end of all up to each. */
    private static final class Begun {
        private final List<Call> calls = new ArrayList<>();
        private final List<Long> latestEnds = new ArrayList<>();

        void add(Call call) {
            latestEnds.add(calls.isEmpty() ? call.endNanos() : Math.max(latestEnds.get(calls.size() - 1), call.endNanos()));
            calls.add(call);
        }

        /** How many had begun by then. */
        int by(long nanos) {
            int low = 0;
            int high = calls.size();
            while (low < high) {
                int middle = (low + high) / 2;
                if (calls.get(middle).atNanos() <= nanos) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** @param calls in the order in which they began */
    CallsOnOne(Collection<Call> calls) {
        for (Kind kind : Kind.values()) {
            byKind.put(kind, new Begun());
        }
        long sent = 1;
        for (Call call : calls) {
            if (call.name().equals("send") && call.result() instanceof CallResult.Returned returned) {
                sent += returned.number();
                sends.add(call);
                next.add(sent);
            }
            for (Kind kind : Kind.values()) {
                // A connect that failed has sent its SYN all the same.
                if (kind.means.test(call) && (!call.failed() || kind == Kind.CONNECT)) {
                    byKind.get(kind).add(call);
                }
            }
        }
    }

    /** The last one that had begun by then. */
    Optional<Call> last(Kind kind, long nanos) {
        Begun begun = byKind.get(kind);
        int count = begun.by(nanos);
        return count == 0 ? Optional.empty() : Optional.of(begun.calls.get(count - 1));
    }

    /** The last one that had begun by then and had not returned. */
    Optional<Call> underWay(Kind kind, long nanos) {
        Begun begun = byKind.get(kind);
        for (int i = begun.by(nanos) - 1; i >= 0 && begun.latestEnds.get(i) >= nanos; i--) {
            if (begun.calls.get(i).endNanos() >= nanos) {
                return Optional.of(begun.calls.get(i));
            }
        }
        return Optional.empty();
    }

    /** The send that wrote the byte with this number, if it had begun by then. @param number the first byte has 1 */
    Optional<Call> sendOf(long number, long nanos) {
        int low = 0;
        int high = sends.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (next.get(middle) <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == sends.size() || sends.get(low).atNanos() > nanos ? Optional.empty() : Optional.of(sends.get(low));
    }
}
