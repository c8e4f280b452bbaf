package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tcplab.client.desk.Batch;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.Learning;
import tcplab.client.desk.UsageException;
import tcplab.language.Help;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.script.Vocabulary;
import tcplab.text.DidYouMean;

/**
 * {@code completion}: what another shell needs to complete the words after {@code scripts/lab}, from their own table. The
 * names of experiments and runs it looks up itself, each time.
 */
final class CompletionCommand implements Command {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private static final Word WORD = new Word(
            Sort.COMMAND,
            "completion",
            "scripts/lab completion bash|zsh|fish",
            say("Prints what this shell reads to complete the words after scripts/lab: commands, options, experiments, kept runs."),
            "scripts/lab completion bash >~/.local/share/bash-completion/completions/lab");

    /** Before any command. */
    private static final List<String> EVERYWHERE = List.of("--lang", "--debug", "--help");

    private final Supplier<List<Word>> commands;

    /** @param commands all words of the command line, this one among them */
    CompletionCommand(Supplier<List<Word>> commands) {
        this.commands = commands;
    }

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws UsageException, IOException {
        List<String> operands = Options.of(words, Map.of()).operands();
        String shell = operands.isEmpty() ? "" : operands.get(0);
        if (operands.size() != 1 || !SHELLS.contains(shell)) {
            throw new UsageException(
                    operands.isEmpty() ? say("which shell?") : say("'%s' is no shell that can be told", String.join(" ", operands)),
                    DidYouMean.hint(shell, SHELLS));
        }
        boolean fish = shell.equals("fish");
        String home = Home.folder().toString();
        console.data(template(shell)
                .replace("@HOME@", fish ? quotedForFish(home) : quoted(home))
                .replace("@CASES@\n", fish ? linesForFish(console) : cases()));
        return ExitCode.AS_RECORDED;
    }

    private static String template(String shell) throws IOException {
        try (InputStream in = CompletionCommand.class.getResourceAsStream("/tcplab/completion/" + shell)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Offer> offers() {
        List<Word> all = commands.get();
        return all.stream().map(word -> offer(word, all)).toList();
    }

    private static Offer offer(Word command, List<Word> all) {
        Offer offer = Offer.of(command, RunCommand.BENCHES);
        return switch (command.name()) {
            case "help" -> offer.with(Help.topics(Stream.concat(all.stream(), Vocabulary.words().stream()).toList()));
            case "statements" -> offer.with(List.copyOf(Home.statements().ids()));
            case "learn" -> offer.with(Learning.words());
            case "list" -> offer.with(Batch.topics());
            default -> offer;
        };
    }

    /** For bash and zsh alike, which differ in how a word is added. */
    private String cases() {
        StringBuilder text = new StringBuilder();
        text.append("  case $verb:$prev in\n    *:--lang) _tcp_lab_words en zh; return ;;\n");
        text.append("    :--bench) _tcp_lab_words").append(words(RunCommand.BENCHES)).append("; return ;;\n");
        List<Offer> offers = offers();
        for (Offer offer : offers) {
            for (Offer.Option option : offer.options()) {
                if (option.takesValue()) {
                    text.append("    ").append(offer.command()).append(':').append(option.name()).append(") ");
                    text.append(option.values().isEmpty() ? "" : "_tcp_lab_words" + words(option.values()) + "; ");
                    text.append(option.file() ? "_tcp_lab_files; " : "").append("return ;;\n");
                }
            }
        }
        text.append("  esac\n  _tcp_lab_options").append(words(EVERYWHERE)).append("\n  case $verb in\n");
        text.append("    '') _tcp_lab_words").append(words(offers.stream().map(Offer::command).toList()))
                .append("; _tcp_lab_options --bench --version ;;\n");
        offers.forEach(offer -> text.append("    ").append(offer.command()).append(") ").append(calls(offer)).append(" ;;\n"));
        return text.append("  esac\n").toString();
    }

    private static String calls(Offer offer) {
        List<String> calls = new ArrayList<>();
        if (!offer.options().isEmpty()) {
            calls.add("_tcp_lab_options" + words(offer.options().stream().map(Offer.Option::name).distinct().toList()));
        }
        if (!offer.words().isEmpty()) {
            calls.add("_tcp_lab_words" + words(offer.words()));
        }
        offer.kinds().forEach(kind -> calls.add("_tcp_lab_" + kind.name().toLowerCase(Locale.ROOT)));
        return calls.isEmpty() ? ":" : String.join("; ", calls);
    }

    private static String words(List<String> words) {
        return words.stream().map(CompletionCommand::quoted).map(word -> " " + word).collect(Collectors.joining());
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private String linesForFish(Console console) {
        StringBuilder text = new StringBuilder("complete -c lab -l lang -x -a 'en zh'\ncomplete -c lab -l debug\ncomplete -c lab -l help\n");
        text.append("complete -c lab -n '__tcp_lab_at \"\"' -l bench -x -a ").append(wordsForFish(RunCommand.BENCHES))
                .append("\ncomplete -c lab -n '__tcp_lab_at \"\"' -l version\n");
        Map<String, Word> byName = commands.get().stream().collect(Collectors.toMap(Word::name, word -> word));
        for (Offer offer : offers()) {
            String help = console.tell(byName.get(offer.command()).help()).replaceFirst("([.。:：;；]).*", "");
            text.append("complete -c lab -n '__tcp_lab_at \"\"' -a ").append(offer.command())
                    .append(" -d ").append(quotedForFish(help)).append('\n');
            String line = "complete -c lab -n '__tcp_lab_at " + offer.command() + "' ";
            for (Offer.Option option : offer.options()) {
                text.append(line).append("-l ").append(option.name().substring(2)).append(value(option)).append('\n');
            }
            if (!offer.words().isEmpty()) {
                text.append(line).append("-a ").append(wordsForFish(offer.words())).append('\n');
            }
            offer.kinds().forEach(kind -> text.append(line).append(forFish(kind)).append('\n'));
        }
        return text.toString();
    }

    private static String value(Offer.Option option) {
        if (!option.takesValue()) {
            return "";
        }
        return option.file() ? " -r -F" : option.values().isEmpty() ? " -x" : " -x -a " + wordsForFish(option.values());
    }

    private static String forFish(Offer.Kind kind) {
        return switch (kind) {
            case EXPERIMENTS -> "-a '(__tcp_lab_experiments)'";
            case RUNS -> "-a '(__tcp_lab_runs)'";
            case FILES -> "-F";
        };
    }

    /** Fish reads the words in it as it reads a command line, so each that means something there is quoted once more. */
    private static String wordsForFish(List<String> words) {
        return quotedForFish(words.stream()
                .map(word -> word.matches("[A-Za-z0-9_./-]+") ? word : quotedForFish(word))
                .collect(Collectors.joining(" ")));
    }

    private static String quotedForFish(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
