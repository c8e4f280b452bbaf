package tcplab.client.shell;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import tcplab.client.desk.ArticleWay;
import tcplab.client.desk.Console;
import tcplab.client.desk.Home;
import tcplab.client.desk.Learner;
import tcplab.client.desk.Learning;
import tcplab.client.desk.Tutor;
import tcplab.client.desk.UsageException;
import tcplab.host.BenchUnavailable;
import tcplab.run.Lab;
import tcplab.script.Statements;

/** The word {@code learn}: the course on the lab that is open, with the progress that the command line keeps as well. */
final class Lessons {
    /** Frees the stage of sockets, if whoever has put them there agrees. */
    interface Stage {
        void clear() throws UsageException, IOException;
    }

    /** The command of the same name, which does what needs no lab. */
    interface Command {
        int run(String rest) throws UsageException, IOException;
    }

    private final LabAtHand lab;
    private final Learner learner;
    private final Terminal terminal;
    private final Console console;

    /** @param terminal for single keys, or null in a pipe */
    Lessons(LabAtHand lab, Learner learner, Terminal terminal, Console console) {
        this.lab = lab;
        this.learner = learner;
        this.terminal = terminal;
        this.console = console;
    }

    /** Does {@code learn REST}; the exit code. */
    int obey(String rest, Stage stage, Command command) throws UsageException, BenchUnavailable, IOException {
        List<String> words = rest.isEmpty() ? List.of() : List.of(rest.split("\\s+"));
        Learning learning = new Learning(learner, console);
        if (words.contains("--reset")) {
            return learning.reset(words.contains("--yes"));
        }
        boolean articles = words.size() > 1 && words.get(0).equals("--articles");
        ArticleWay way = articles ? ArticleWay.of(Home.statements(), Home.catalogue(), Home.course()) : null;
        Optional<Statements.Section> section = articles ? learning.section(words.subList(1, words.size()), way) : Optional.empty();
        if (section.isEmpty() && words.stream().anyMatch(word -> word.startsWith("--")) || words.isEmpty() && terminal == null) {
            return command.run(rest);
        } else if (section.isEmpty()) {
            learning.check(words);
        }
        stage.clear();
        Lab open = lab.lab();
        boolean steps = terminal != null && open.bench().wire().isPresent();
        // The experiment's own name would tell the answer.
        lab.running("learn");
        try {
            Tutor.Stepper stepper = steps ? experiment -> StepMode.run(open, experiment, null, console, terminal) : null;
            return section.isPresent() ? learning.walk(way, section.get(), open, stepper) : learning.take(words, open, stepper);
        } finally {
            lab.running("");
        }
    }
}
