package tcplab.client.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes the word under the cursor with what can stand there. */
final class WordCompleter implements Completer {
    private final Interpreter interpreter;

    WordCompleter(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before = new ArrayList<>(line.words().subList(0, line.wordIndex()));
        for (String word : interpreter.candidates(before)) {
            candidates.add(new Candidate(word));
        }
    }
}
