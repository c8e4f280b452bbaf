package tcplab.web;

import static tcplab.text.Told.say;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tcplab.page.Pages;
import tcplab.text.Language;

/**
 * One connection: one request, one answer, and the end, but for a stream of news. Nothing of a request ever stands in an
 * answer. Whoever has not asked after some seconds is left, and so is who reads his answer more slowly than any network.
 */
final class Visit extends SimpleChannelInboundHandler<HttpObject> {
    /** RFC 9110: no other method is read-only and of use here. */
    private static final List<HttpMethod> METHODS = List.of(HttpMethod.GET, HttpMethod.HEAD);

    /** A page may run its own script or the server's and ask the server itself; nothing else, and nobody may frame it. */
    private static final String POLICY = "default-src 'none'; script-src 'self' " + Pages.scriptSources()
            + "; connect-src 'self'; style-src 'unsafe-inline'; "
            + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Whoever opens the index of many kept runs first waits until all have been judged. */
    private static final long LONGEST_DRAWING_MILLIS = 60_000;

    /** A report of many runs takes a while where a class loads it at once. */
    private static final int LEAST_BYTES_PER_MILLI = 64;

    /** In all languages: whoever asks for what is not there is not known to read one of them. */
    private static final String NOT_FOUND = Stream.of(Language.values())
            .map(language -> language.tell(say("There is no such page here. Copy the whole address that %s has printed.", "serve")) + "\n")
            .collect(Collectors.joining());

    private final PageServer server;
    private final long limitMillis;
    private Future<?> limit;
    private boolean asked;

    Visit(PageServer server, long limitMillis) {
        this.server = server;
        this.limitMillis = limitMillis;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        leaveAfter(limitMillis, context);
        context.channel().closeFuture().addListener(closed -> limit.cancel(false));
    }

    private void leaveAfter(long millis, ChannelHandlerContext context) {
        if (limit != null) {
            limit.cancel(false);
        }
        limit = context.executor().schedule(() -> { context.close(); }, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        // What follows the first head, a body or another request, is read and left alone.
        if (asked || !(part instanceof HttpRequest request)) {
            return;
        }
        asked = true;
        if (request.decoderResult().isFailure()) {
            refuse(context, misread(request.decoderResult().cause()));
        } else if (!METHODS.contains(request.method())) {
            refuse(context, HttpResponseStatus.METHOD_NOT_ALLOWED);
        } else if (!server.isCalled(request.headers().getAll(HttpHeaderNames.HOST))) {
            refuse(context, HttpResponseStatus.MISDIRECTED_REQUEST);
        } else {
            answer(context, request);
        }
    }

    private static HttpResponseStatus misread(Throwable why) {
        if (why instanceof TooLongHttpHeaderException) {
            return HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
        }
        return why instanceof TooLongHttpLineException ? HttpResponseStatus.REQUEST_URI_TOO_LONG : HttpResponseStatus.BAD_REQUEST;
    }

    private void answer(ChannelHandlerContext context, HttpRequest request) {
        boolean head = request.method().equals(HttpMethod.HEAD);
        Optional<String> path = server.path(request.uri());
        if (path.isPresent() && server.site().isNews(path.get()) && !head) {
            stream(context);
            return;
        }
        Optional<String> withSlash = server.withSlash(request.uri());
        if (withSlash.isPresent()) {
            FullHttpResponse response = refusal(HttpResponseStatus.PERMANENT_REDIRECT);
            response.headers().set(HttpHeaderNames.LOCATION, withSlash.get());
            last(context, response);
            return;
        }
        if (path.isEmpty()) {
            refuse(context, HttpResponseStatus.NOT_FOUND);
            return;
        }
        leaveAfter(LONGEST_DRAWING_MILLIS, context);
        server.site().file(path.get()).whenCompleteAsync((file, failure) -> {
            if (failure != null) {
                refuse(context, HttpResponseStatus.INTERNAL_SERVER_ERROR);
            } else if (file.isEmpty()) {
                refuse(context, HttpResponseStatus.NOT_FOUND);
            } else {
                send(context, file.get(), head);
            }
        }, context.executor());
    }

    private void send(ChannelHandlerContext context, WebFile file, boolean head) {
        byte[] content = file.content();
        leaveAfter(limitMillis + content.length / LEAST_BYTES_PER_MILLI, context);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(content));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, file.type()).set(HttpHeaderNames.CONTENT_LENGTH, content.length);
        last(context, response);
    }

    private static void refuse(ChannelHandlerContext context, HttpResponseStatus status) {
        FullHttpResponse response = refusal(status);
        if (status.equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
            response.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
        }
        last(context, response);
    }

    private static FullHttpResponse refusal(HttpResponseStatus status) {
        String words = status.reasonPhrase() + "\n" + (status.equals(HttpResponseStatus.NOT_FOUND) ? NOT_FOUND : "");
        byte[] text = words.getBytes(StandardCharsets.UTF_8);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(text));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8").set(HttpHeaderNames.CONTENT_LENGTH, text.length);
        return response;
    }

    /**
     * Sends the answer and a FIN. The connection is closed when the other side's FIN has come, or its time is over: a
     * close with something unread would send an RST, which may overtake the answer.
     */
    private static void last(ChannelHandlerContext context, FullHttpResponse response) {
        headers(response).set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener((ChannelFutureListener) sent -> {
            if (sent.isSuccess()) {
                ((DuplexChannel) sent.channel()).shutdownOutput();
            } else {
                sent.channel().close();
            }
        });
    }

    private void stream(ChannelHandlerContext context) {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        headers(response)
                .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream")
                .set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        limit.cancel(false);
        context.writeAndFlush(response);
        server.goesOn(context.channel());
        if (server.news().add(context.channel())) {
            server.site().followed();
        } else {
            context.close();
        }
    }

    private static HttpHeaders headers(HttpResponse response) {
        return response.headers()
                .set("Content-Security-Policy", POLICY)
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // The other side has gone, or talks what is no HTTP.
        context.close();
    }
}
