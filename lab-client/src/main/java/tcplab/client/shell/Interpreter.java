package tcplab.client.shell;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jline.terminal.Terminal;
import tcplab.client.desk.Commands;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Learner;
import tcplab.client.desk.Reason;
import tcplab.client.desk.UsageException;
import tcplab.command.Names;
import tcplab.command.StepFailure;
import tcplab.host.BenchUnavailable;
import tcplab.language.Synopsis;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.render.Painted;
import tcplab.script.Vocabulary;
import tcplab.text.Told;
import tcplab.verdict.Judgement;

/**
 * Understands the lines of the prompt: the shell's own words, everything else as a line of the language. An error ends
 * the line, never the shell.
 */
final class Interpreter {
    private final LabAtHand lab;
    private final Console console;
    private final Words words;
    private final boolean live;
    private int exitCode = ExitCode.AS_RECORDED;
    private boolean failed;
    /** Of the line that is done now, from 1. */
    private int number;

    /**
     * @param commands of the command line, some of which are words here too
     * @param above prints a line without disturbing what is being typed
     * @param terminal for single keys, or null in a pipe
     * @param learner answers the questions of a quiz
     */
    Interpreter(LabAtHand lab, Commands commands, Console console, Consumer<Painted> above, Terminal terminal,
            Learner learner) {
        this.lab = lab;
        this.console = console;
        this.live = terminal != null;
        this.words = new Words(lab, commands, console, above, terminal, learner);
    }

    int exitCode() {
        return exitCode;
    }

    /** True if the last line could not be done. */
    boolean failed() {
        return failed;
    }

    /** Does one line; false if it was the last. */
    boolean line(String text) throws BenchUnavailable, IOException {
        String line = text.strip();
        failed = false;
        number++;
        if (line.isEmpty()) {
            return true;
        }
        try {
            return understand(line);
        } catch (SyntaxProblem e) {
            fail(e.hint().isEmpty() ? e.told() : say("%s; %s", e.told(), e.hint()), e, ExitCode.USAGE);
        } catch (UsageException e) {
            fail(e.told(), e, ExitCode.USAGE);
        } catch (StepFailure e) {
            fail(Told.format("%s: %s", line, e.told()), e, ExitCode.INCONCLUSIVE);
        } catch (BenchUnavailable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            fail(Told.format("%s: %s", line, Reason.of((Throwable) e)), e, ExitCode.INCONCLUSIVE);
        }
        return true;
    }

    private void fail(Told message, Throwable cause, int code) {
        console.error(message, cause);
        failed = true;
        exitCode = Math.max(exitCode, code);
    }

    private boolean understand(String line)
            throws SyntaxProblem, UsageException, StepFailure, BenchUnavailable, IOException {
        String first = Tokens.first(line);
        if (first.equals(Words.EXIT) || first.equals("quit")) {
            return false;
        }
        Optional<Words.Entry> word = Words.find(first);
        if (word.isPresent() && !Words.isOfScript(line)) {
            exitCode = Math.max(exitCode, word.get().action().run(words, line.substring(first.length()).strip()));
        } else {
            exitCode = Math.max(exitCode, script(line));
        }
        return true;
    }

    /** Does a line that could stand in a script; the exit code. */
    private int script(String line) throws SyntaxProblem, StepFailure, BenchUnavailable, IOException {
        Session session = lab.session();
        try (Waiting waiting = Waiting.begins(live, console)) {
            return session.line(number, line, console::note).map(this::judged).orElse(ExitCode.AS_RECORDED);
        } finally {
            session.said().forEach(console::print);
        }
    }

    private int judged(Judgement judgement) {
        console.print(console.tell(judgement.verdict().told()) + "  " + console.tell(judgement.because()));
        return switch (judgement.verdict()) {
            case CONFIRMED -> ExitCode.AS_RECORDED;
            case REFUTED -> ExitCode.DIFFERS;
            case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
        };
    }

    /** What has come since the last step: results of calls that were left waiting, and of reactions. */
    List<Told> said() {
        Session session = lab.sessionOrNull();
        return session == null ? List.of() : session.said();
    }

    boolean isSocket(String word) {
        Session session = lab.sessionOrNull();
        return session == null ? word.equals("client") || word.equals("server") : session.names().knows(word);
    }

    /** True for a word of the shell or of the language. */
    boolean isWord(String word) {
        return Words.names().contains(word)
                || Vocabulary.words().stream().anyMatch(known -> known.name().equals(word));
    }

    /** What is faintly shown behind what is typed. */
    String rest(String line) {
        Session session = lab.sessionOrNull();
        Names names = session == null ? new Names() : session.names();
        return TailHint.of(line, typed -> Synopsis.rest(typed, Words.explained(), names.all()), this::candidates);
    }

    /** What can stand after these words. */
    List<String> candidates(List<String> before) {
        Session session = lab.sessionOrNull();
        Names names = session == null ? new Names() : session.names();
        if (before.isEmpty()) {
            List<String> all = new ArrayList<>(Words.names());
            all.addAll(Vocabulary.beginnings(names));
            return all;
        }
        return Words.find(before.get(0))
                .map(entry -> entry.word().candidates().next(before.subList(1, before.size()), names.all()))
                .orElseGet(() -> Vocabulary.candidates(before, names));
    }
}
