package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.language.Word;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/** The words after {@code scripts/lab}, in the order in which help lists them. */
public final class Commands {
    private final List<Command> all;

    public Commands(List<Command> all) {
        this.all = List.copyOf(all);
    }

    /** Their words, in the order in which help lists them. */
    public List<Word> words() {
        return all.stream().map(Command::word).toList();
    }

    /** The command of that word; a {@link UsageException} hints at the nearest one. */
    public Command find(String word) throws UsageException {
        for (Command command : all) {
            if (command.word().name().equals(word)) {
                return command;
            }
        }
        List<String> known = words().stream().map(Word::name).toList();
        throw new UsageException(say("'%s' is no %s", word, say("command")), say("%s See: scripts/lab --help", DidYouMean.hint(word, known)));
    }
}
