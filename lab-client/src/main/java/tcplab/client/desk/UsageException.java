package tcplab.client.desk;

import tcplab.text.Brief;

import static tcplab.text.Language.say;

/** The command line cannot be understood. The message names the word and has a hint. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    public UsageException(String message, String hint) {
        super(hint.isEmpty() ? Brief.of(message) : say("%s; %s", Brief.of(message), Brief.words(hint)));
    }
}
