package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.UsageException;
import tcplab.language.Help;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.script.Vocabulary;
import tcplab.text.DidYouMean;
import tcplab.text.Language;
import tcplab.text.Told;

/** {@code help}: the words of the command line and of the language. */
final class HelpCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "help",
            "scripts/lab help [WORD|--all]",
            say("Lists the words of the language and of the command line, explains one, or with --all each of them: "
                    + "everything that an experiment is written with."),
            "scripts/lab help connect");

    private final Supplier<List<Word>> words;

    /** @param words those of the command line, this one among them, and of the shell */
    HelpCommand(Supplier<List<Word>> words) {
        this.words = words;
    }

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Options options = Options.of(arguments, Map.of("--all", false));
        List<Word> all = Stream.concat(words.get().stream(), Vocabulary.words().stream()).toList();
        int width = console.style().width();
        Language language = console.style().language();
        if (options.has("--all")) {
            console.print(Help.reference(all, width, language));
        } else if (options.operands().isEmpty()) {
            console.print(Help.overview(all, width, language) + "\n"
                    + language.tell(say("scripts/lab help WORD says more, scripts/lab help --all everything.")));
        } else {
            for (String topic : options.operands()) {
                String page = Help.page(topic, all, width, language);
                if (page.isEmpty()) {
                    throw new UsageException(
                            say("there is no help on '%s'", topic),
                            DidYouMean.hint(topic, Help.topics(all), say("see: %s", "scripts/lab help")));
                }
                console.print(page);
            }
        }
        return ExitCode.AS_RECORDED;
    }
}
