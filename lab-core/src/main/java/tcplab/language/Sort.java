package tcplab.language;

import static tcplab.text.Told.say;

import tcplab.text.Told;

/** The sorts of words, in the order in which help lists them. */
public enum Sort {
    /** A word after {@code scripts/lab}. */
    COMMAND,
    /** A word of the prompt that is no line of a script. */
    PROMPT,
    /** A word that begins a line and says something about the experiment or about a claim. */
    HEADER,
    /** A word that does something, after a socket or at the beginning of a line. */
    VERB,
    /** A word after {@code wire}. */
    FAULT,
    /** A word after {@code claim}. */
    CLAIM,
    /** How something is written: no word but a form. */
    NOTATION;

    /** Over a list of them. */
    public Told title() {
        return switch (this) {
            case COMMAND -> say("Commands, after scripts/lab");
            case PROMPT -> say("Words of the shell");
            case HEADER -> say("Words that begin a line of a script");
            case VERB -> say("Verbs; a socket comes first: client, server, or a name given with ->");
            case FAULT -> say("What the wire does, after the word wire");
            case CLAIM -> say("Kinds of claims, after the word claim");
            case NOTATION -> say("How things are written");
        };
    }
}
