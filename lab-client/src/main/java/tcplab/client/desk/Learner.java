package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.Locale;
import tcplab.quiz.Question;
import tcplab.text.Told;

/** Whoever answers: a person at a terminal, who is asked again, or lines from a pipe, one answer each. */
public final class Learner {
    /** Gives the next line, or null after the last. */
    public interface Lines {
        String next(Told prompt) throws IOException;
    }

    /** The learner has left before the last question. */
    static final class Left extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final Lines lines;
    private final boolean person;
    private final Console console;
    private int read;

    /** @param person true if a wrong answer may be given again */
    public Learner(Lines lines, boolean person, Console console) {
        this.lines = lines;
        this.person = person;
        this.console = console;
    }

    /** True if a person answers; false of lines from a pipe. */
    boolean isPerson() {
        return person;
    }

    /** True if a person says yes to it; nobody else is asked. */
    public boolean agrees(Told question) throws IOException {
        String line = person ? lines.next(Told.format("%s%s", question, say(" [y/n] "))) : null;
        return line != null && line.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    /** Waits for a person to go on by Enter; nobody else is waited for. Whoever writes q, or ends the input, leaves. */
    void goOn(Told prompt) throws IOException, Left {
        if (person && isLeaving(lines.next(prompt))) {
            throw new Left();
        }
    }

    /** The same, and whoever writes a sees all of it first. */
    void goOn(Told prompt, Runnable all) throws IOException, Left {
        if (!person) {
            return;
        }
        String line = lines.next(prompt);
        while (line != null && line.strip().equalsIgnoreCase("a")) {
            all.run();
            line = lines.next(prompt);
        }
        if (isLeaving(line)) {
            throw new Left();
        }
    }

    /** At the end of the input, or by a key that is no answer's letter. */
    private static boolean isLeaving(String line) {
        return line == null || line.strip().equalsIgnoreCase("q");
    }

    /** The place of the chosen answer, from 0. */
    int choose(Question question) throws UsageException, IOException, Left {
        int count = question.choices().size();
        Told hint = say("write a letter from a to %s, or its number", QuizSheet.letter(count - 1));
        while (true) {
            String line = lines.next(say("Your answer: "));
            if (person && isLeaving(line)) {
                throw new Left();
            }
            read++;
            if (line == null) {
                throw new UsageException(
                        say("the input ends where answer %d should be", read), say("write one answer a line, for each question"));
            }
            if (!person) {
                console.print(console.tell(say("Your answer: ")) + line.strip());
            }
            int answer = place(line.strip().toLowerCase(Locale.ROOT), count);
            if (answer >= 0) {
                return answer;
            }
            if (!person) {
                throw new UsageException(say("answer %1$d: '%2$s' is none of the answers", read, line.strip()), hint);
            }
            console.note(say("%s; %s", say("'%s' is none of the answers", line.strip()), hint));
        }
    }

    /** From 0, or -1. */
    private static int place(String word, int count) {
        int place = -1;
        if (word.matches("[a-z]")) {
            place = word.charAt(0) - 'a';
        } else if (word.matches("[1-9]\\d?")) {
            place = Integer.parseInt(word) - 1;
        }
        return place < count ? place : -1;
    }
}
