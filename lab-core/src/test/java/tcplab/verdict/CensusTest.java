package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.event.Census;
import tcplab.event.Event;
import tcplab.journal.Entry;
import tcplab.journal.EventJson;
import tcplab.journal.Timeline;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.scene.Others;
import tcplab.script.Parsed;
import tcplab.script.ScriptParser;

/** Sockets that are counted and not followed. */
class CensusTest {
    private static final Census LEFT = new Census(1_000_000, 13_000_000, "left", List.of(
            new Census.Group(Side.CLIENT, "many", List.of(new Census.Count(TcpState.FIN_WAIT_2, 1_995), new Census.Count(TcpState.TIME_WAIT, 5))),
            new Census.Group(Side.SERVER, "server", List.of(new Census.Count(TcpState.LISTEN, 1))),
            new Census.Group(Side.SERVER, "conns", List.of(new Census.Count(TcpState.CLOSE_WAIT, 1_995)))));
    private static final Timeline RUN = new Timeline(List.of(new Entry(1, LEFT)));

    @ParameterizedTest
    @CsvSource({
        "listed conns CLOSE-WAIT 1995 at left, CONFIRMED", "listed conns CLOSE-WAIT 2000 at left, REFUTED", "listed conns CLOSE-WAIT >=1000 at left, CONFIRMED",
        "listed conns CLOSE-WAIT 1000..1900 at left, REFUTED", "listed conns CLOSE-WAIT at left, CONFIRMED", "listed conns TIME-WAIT 0 at left, CONFIRMED",
        "listed many TIME-WAIT 5 at left, CONFIRMED", "listed client FIN-WAIT-2 1995 at left, CONFIRMED", "listed server CLOSE-WAIT 0 at left, CONFIRMED",
        "listed others CLOSE-WAIT 0 at left, INCONCLUSIVE", "listed conns CLOSE-WAIT 1995 at another, INCONCLUSIVE",
    })
    void aClaimIsJudgedOnTheCensusThatItNames(String claim, Verdict verdict) throws Exception {
        assertThat(Claims.parse(claim).judge(RUN).verdict()).isEqualTo(verdict);
    }

    @Test
    void itIsOneLineOfEveryDrawing() {
        assertThat(Others.of(RUN)).hasSize(1);
        assertThat(LEFT.inWords().toString())
                .isEqualTo("census as left: many FIN-WAIT-2 1,995, TIME-WAIT 5; server LISTEN 1; conns CLOSE-WAIT 1,995 (ss 12 ms)");
    }

    @Test
    void whatIsRecordedOfItIsReadAgain() {
        Event read = EventJson.read(EventJson.write(LEFT));
        assertThat(read).isEqualTo(LEFT);
    }

    private static List<String> problems(String... lines) {
        String script = "server listen crowd\nclient connect crowd times 10 -> many\nserver accept times 10 -> conns\ncensus as open\n" + String.join("\n", lines) + "\n";
        Parsed parsed = ScriptParser.parse("x.lab", "x", script, Set.of());
        return parsed.problems().stream().map(problem -> problem.told().toString()).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "many send x", "many shutdown WR", "many close", "conns abort", "many connect crowd times 5", "client connect crowd times 5 -> many", "await many calls",
        "claim listed many ESTABLISHED 10 at open", "claim listed client ESTABLISHED >=1 at open", "claim listed server ESTABLISHED 0 at open",
        "claim call many connect ok", "claim counter server TcpInSegs >=1",
    })
    void aCrowdCanBeTold(String line) {
        assertThat(problems(line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "many recv | cannot recv", "many get TCP_NODELAY | cannot get", "await many ESTABLISHED | no witness follows them", "await server ESTABLISHED | no witness follows them",
        "many connect server:7000 | listener of crowds", "client connect server:20202 | write crowd", "server accept -> conn | how many", "client connect crowd | how many",
        "client connect crowd times 3 -> others | one crowd", "client connect crowd times 0 -> many | whole number",
        "claim wire many:SYN | counted and not followed", "claim states conns ESTABLISHED | counted and not followed", "claim never RST | counted and not followed",
        "claim count client:SYN 10 | counted and not followed", "claim listed many ESTABLISHED 10 | counted and not followed", "claim end conns ESTABLISHED | counted and not followed",
        "claim queue many send 0 at open | nothing else", "claim counter server TcpInSegs 1 at open | nothing else",
    })
    void whatOnlyASocketThatIsFollowedCanShowIsRefused(String line, String why) {
        assertThat(problems(line)).singleElement().asString().contains(why);
    }

    @Test
    void anotherConnectionOfTheScriptIsFollowedAllTheSame() {
        assertThat(problems("server listen 7000 -> other", "client connect server:7000 -> single", "other accept -> conn", "look as now",
                        "claim wire single:SYN", "claim listed single ESTABLISHED 1 at now"))
                .isEmpty();
        assertThat(problems("client connect server:7000 -> single", "claim listed single ESTABLISHED 1 at open")).singleElement().asString().contains("of no crowd");
    }

    @Test
    void aListingIsNoCensus() throws Exception {
        assertThat(Claims.parse("listed conns CLOSE-WAIT 1995").judge(RUN)).extracting(Judgement::verdict).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
