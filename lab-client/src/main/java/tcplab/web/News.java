package tcplab.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** The streams of server-sent events (HTML, 9.2): each message is the number of the news, and the rest is asked for. */
final class News {
    /** More than a lecture has listeners. */
    static final int MOST = 128;

    private final Guests streams = new Guests(MOST);
    private final AtomicLong number = new AtomicLong();

    /** Takes a stream whose head is sent; false if there are too many. */
    boolean add(Channel stream) {
        if (!streams.add(stream)) {
            return false;
        }
        send(stream, message(number.get()));
        return true;
    }

    boolean isEmpty() {
        return streams.isEmpty();
    }

    void tell() {
        String message = message(number.incrementAndGet());
        streams.all().forEach(stream -> send(stream, message));
    }

    private static String message(long number) {
        return "data: " + number + "\n\n";
    }

    /** Says nothing, so that a stream whose reader has gone is found out. */
    void beat() {
        streams.all().forEach(stream -> send(stream, ":\n\n"));
    }

    /** Whoever reads nothing for long is left; a browser comes again by itself. */
    private static void send(Channel stream, String text) {
        if (!stream.isWritable()) {
            stream.close();
            return;
        }
        stream.writeAndFlush(new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)));
    }
}
