package tcplab.client.desk;

import java.util.List;
import tcplab.language.Word;

/** Something that {@code scripts/lab} does. */
public interface Command {
    /** What stands after {@code scripts/lab}, with its help. */
    Word word();

    /** Does it and returns the exit code. */
    int run(List<String> words, Console console) throws Exception;
}
