package tcplab.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** What an address must have in it: 128 random bits, which nobody can guess and no other page of the browser knows. */
final class Secret {
    private static final int BYTES = 16;

    private final String word;

    Secret() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        word = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    String word() {
        return word;
    }

    /** Takes as long for a word that is wrong in its first letter as for one that is wrong in its last. */
    boolean is(String other) {
        return MessageDigest.isEqual(word.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.UTF_8));
    }
}
