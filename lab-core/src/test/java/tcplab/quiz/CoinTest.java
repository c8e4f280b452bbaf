package tcplab.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tcplab.script.Experiment;
import tcplab.script.ScriptParser;
import tcplab.text.Language;

/** Of a question with yes and no, both answers say when they are right. */
class CoinTest {
    private static List<String> reasons(String claim) {
        String script = "server listen 7000\nclient connect server:7000\nserver accept -> conn\nclaim " + claim + "\n";
        Experiment experiment = ScriptParser.parse("x.lab", "x", script, Set.of()).experiment();
        return Questions.all(experiment, 0).get(0).choices().stream().map(choice -> Language.EN.tell(choice.rule())).toList();
    }

    @Test
    void whetherASegmentIsSentIsToldByWhatMakesIt() {
        assertThat(reasons("never conn:FIN")).containsExactly(
                "one is sent where this happens: a direction is ended by a program, or by the end of its process",
                "none is sent where nobody closes, or where the close aborts with an RST");
        assertThat(reasons("never client:SYN(again)").get(1)).contains("before the timer runs out");
        assertThat(reasons("wire server:RST").get(0)).contains("no socket takes");
    }

    @Test
    void urgentDataIsToldByWhoSendsIt() {
        assertThat(reasons("wire conn:URG(len=0)").get(0)).contains("urgent byte");
        assertThat(reasons("wire conn:URG(len=0)").get(1)).contains("no program sends an urgent byte");
    }

    /** What a flag or a number means is not told by when there is data. */
    @Test
    void ofAFlagOrANumberThatIsNotSaid() {
        assertThat(reasons("never client:DATA+PSH")).containsOnly("");
        assertThat(reasons("never client:DATA(len=1)")).containsOnly("");
    }
}
