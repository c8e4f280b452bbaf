package tcplab.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/** What a page can do by itself in a browser that runs scripts. A page says by its hash that it is the only one that may run. */
enum Script {
    /** Plays figures step by step. */
    PLAYER,
    /** Shows those experiments of the index that are asked for. */
    FILTER;

    private final String code;

    Script() {
        code = Sheet.resource(name().toLowerCase(Locale.ROOT) + ".js");
    }

    Element element() {
        return Element.script(code);
    }

    /** {@code 'sha256-…'}, as a Content-Security-Policy names it: of all that stands between the tags. */
    String source() {
        try {
            byte[] text = (Element.SCRIPT_BEGINS + code + Element.SCRIPT_ENDS).getBytes(StandardCharsets.UTF_8);
            return "'sha256-" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text)) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
