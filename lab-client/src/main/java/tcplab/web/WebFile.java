package tcplab.web;

import java.nio.charset.StandardCharsets;

/**
 * A file as it is sent.
 *
 * @param type its media type
 * @param content its bytes, which nobody changes
 */
public record WebFile(String type, byte[] content) {
    /** A page or a part of one. */
    public static WebFile html(String text) {
        return new WebFile("text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static WebFile script(String text) {
        return new WebFile("text/javascript; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
