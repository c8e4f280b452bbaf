package tcplab.client.desk;

import java.util.List;

/** A word after {@code scripts/lab}. */
public interface Command {
    String word();

    /** How to write it, without the program's name. */
    String synopsis();

    /** What it does, in one sentence. */
    String help();

    /** A line that can be typed. */
    String example();

    /** Does it and returns the exit code. */
    int run(List<String> words, Console console) throws Exception;
}
