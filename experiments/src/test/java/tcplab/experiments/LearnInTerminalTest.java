package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The course at a real terminal, by tmux. */
class LearnInTerminalTest extends ShellInTerminal {
    @BeforeEach
    void needsATerminalAndTheWire() {
        Assumptions.assumeTrue(Launched.has("tmux"), "tmux is not installed");
        Assumptions.assumeTrue(Launched.isRoot(), "only root has the wire");
    }

    /** The shell around it outlives a Ctrl-C, which it gets as well. */
    private void learn() {
        lab("learn");
    }

    private void lab(String words) {
        end();
        tmux("new-session", "-d", "-x", "80", "-y", "50", "trap : INT; XDG_STATE_HOME=" + folder
                + " TCPLAB_NO_INSTALL=1 LC_ALL=C.UTF-8 " + Launched.LAB + " " + words + "; echo ended with $?; sleep 60");
    }

    /** Answers each question until the screen shows it. */
    private void answerUntil(String after) {
        Pattern question = Pattern.compile("(?s).*Question (\\d+) of \\d+: .*");
        String answered = "";
        while (true) {
            String screen = await("(?s)Question (?!" + answered + " of)\\d+ of \\d+: (?!.*Question \\d+ of).*Your answer:\\s*$|" + after);
            Matcher asked = question.matcher(screen);
            if (screen.matches("(?s).*" + after + ".*") || !asked.matches()) {
                return;
            }
            answered = asked.group(1);
            type("a");
        }
    }

    @Test
    void aLessonIsWatchedSegmentBySegmentAndLeavingSaysWhereOneIs() {
        learn();
        await("Lesson 1 of 20(?s:.*)Enter: the first question");
        type("");
        answerUntil("Enter: watch it segment by segment");
        type("");
        await("next: server +listen");
        tmux("send-keys", "Enter");
        await("next: client +connect");
        tmux("send-keys", "r");
        await("(?s)Now once more at its own pace.*Enter: what was right");
        type("");
        await("1\\. (?s:.*)Enter: and otherwise");
        type("");
        await("And otherwise\\?(?s:.*)Your answer:");
        type("b");
        await("as it was   \\+ now(?s:.*)Enter: what was right");
        type("");
        await("To take along: (?s:.*)Enter: lesson 2");
        type("q");
        await("ended with 0");

        learn();
        await("Lesson 2 of 20(?s:.*)Enter: the first question");
        tmux("send-keys", "C-c");
        String screen = await("ended with 130");
        assertThat(screen.replaceAll("\\s+", " ")).contains("left in lesson 2, which begins anew with: scripts/lab learn");

        learn();
        await("Lesson 2 of 20");
    }

    @Test
    void enterLeadsFromOneExperimentOfASectionToTheNext() {
        lab("learn --articles 1.2");
        await("experiment 1 of 2(?s:.*)Enter: the first question");
        type("");
        answerUntil("Enter: watch it segment by segment");
        type("");
        await("next: server +listen");
        tmux("send-keys", "r");
        await("(?s)Now once more at its own pace.*Enter: what was right");
        type("");
        await("The article says: (?s:.*)Enter: section 1\\.2, .*experiment 2 of 2");
        type("");
        await("experiment 2 of 2(?s:.*)Enter: the first question");
        type("q");
        await("left in section 1\\.2; it goes on with: scripts/lab learn --articles 1\\.2(?s:.*)ended with 130");
    }

    @Test
    void whatWasWrongInAQuizOfTwoComesOnceMoreAtItsEnd() {
        lab("quiz numbers/full-duplex numbers/full-duplex numbers/send-is-not-delivery");
        await("Experiment 1 of 2(?s:.*)Enter: the first question");
        type("");
        answerUntil("wrong: a(?s:.*)Enter: the next experiment");
        type("");
        await("Experiment 2 of 2(?s:.*)Enter: the first question");
        type("");
        answerUntil("Enter: once more the");
        type("");
        String screen = await("Enter: once more the (?s:.*)Question 1 of \\d+: How often does conn send(?s:.*)Your answer:");
        assertThat(screen.substring(screen.lastIndexOf("Question 1 of"))).doesNotContain("a  none");
        answerUntil("now \\d+ of \\d+ right(?s:.*)ended with 0");
    }
}
