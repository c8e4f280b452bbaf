package tcplab.text;

/** An exception that says in a sentence what went wrong and what to do about it. */
public interface Telling {
    Told told();
}
