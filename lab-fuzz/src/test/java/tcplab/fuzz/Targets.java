package tcplab.fuzz;

import java.util.List;
import tcplab.client.desk.ProgressTarget;
import tcplab.client.desk.ScoresTarget;
import tcplab.client.desk.SurroundingsTarget;
import tcplab.judge.NameTarget;
import tcplab.observe.DiagTarget;
import tcplab.observe.SsTarget;
import tcplab.observe.StraceTarget;
import tcplab.observe.TraceTarget;
import tcplab.run.AnswerTarget;

/** All that the lab reads and somebody else may have written. */
final class Targets {
    static final List<Target> ALL = List.of(
            new ScriptTarget(), new PromptTarget(), new JournalTarget(), new SsTarget(), new TraceTarget(), new StraceTarget(),
            new PcapTarget(), new DiagTarget(), new RequestTarget(), new AnswerTarget(), new ScoresTarget(), new RunTarget(), new StatementsTarget(), new CourseTarget(), new ProgressTarget(),
            new PackedTarget(), new NameTarget(), new CountersTarget(), new SurroundingsTarget(), new SymptomsTarget(),
            new PastedTarget());

    private Targets() {}

    static Target named(String name) {
        return ALL.stream().filter(target -> target.name().equals(name)).findFirst().orElseThrow();
    }
}
