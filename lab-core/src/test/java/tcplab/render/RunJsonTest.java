package tcplab.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.event.StepDone;
import tcplab.journal.Timeline;
import tcplab.model.Side;
import tcplab.scene.Drawing;
import tcplab.scene.Runs;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

class RunJsonTest {
    private static final Finding FINDING = new Finding(
            12,
            "count close 3",
            Verdict.CONFIRMED,
            Verdict.REFUTED,
            List.of("a", "b"),
            Told.plain("3 <segments>"),
            Told.plain("why"),
            Told.plain("tcp_fin()"),
            List.of(7, 9), null);

    private static JsonObject experiment(Timeline timeline) {
        Path folder = Path.of("runs/1");
        Result result = new Result(
                "close/three-way", "loopback", 61, Outcome.DIFFERS, timeline, List.of(FINDING), null, folder);
        JsonObject root = JsonParser.parseString(RunJson.write(List.of(result), Language.EN)).getAsJsonObject();
        assertThat(root.keySet()).containsExactly("environment", "experiments");
        return root.getAsJsonArray("experiments").get(0).getAsJsonObject();
    }

    @Test
    void experimentHasFindings() {
        JsonObject experiment = experiment(Runs.threeWay());
        assertThat(experiment.get("name").getAsString()).isEqualTo("close/three-way");
        assertThat(experiment.get("bench").getAsString()).isEqualTo("loopback");
        assertThat(experiment.get("millis").getAsLong()).isEqualTo(61);
        assertThat(experiment.get("outcome").getAsString()).isEqualTo("differs");
        assertThat(experiment.get("folder").getAsString()).isEqualTo("runs/1");
        assertThat(experiment.has("problem")).isFalse();
        assertThat(experiment.getAsJsonArray("findings").get(0))
                .isEqualTo(JsonParser.parseString(
                        """
                        {"line":12,"claim":"count close 3","verdict":"CONFIRMED","recorded":"REFUTED",
                         "asRecorded":false,"statement":"a b","evidence":[7,9],"because":"3 <segments>","reason":"why",
                         "proof":"tcp_fin()"}
                        """));
    }

    @Test
    void segmentsHaveSidesSocketsAndNumbers() {
        assertThat(experiment(Runs.lostFin()).getAsJsonArray("segments").get(3))
                .isEqualTo(JsonParser.parseString(
                        """
                        {"from":"client","fromSocket":"client","fromEndpoint":"10.0.0.1:40000",
                         "to":"server","toSocket":"conn","toEndpoint":"10.0.0.2:7000",
                         "flags":["FIN","ACK"],"len":0,"seq":1,"ack":1,"absoluteSeq":4294967291,"absoluteAck":1000001,
                         "window":64,"atMicros":100140,"lost":true,"again":false,"copy":false,"answer":false,"entry":20}
                        """));
    }

    @Test
    void arrivedSegmentsSayWhenAndRetransmissionsThatTheyAre() {
        JsonObject again = experiment(Runs.lostFin()).getAsJsonArray("segments").get(4).getAsJsonObject();
        assertThat(again.get("arrivedMicros").getAsLong()).isEqualTo(370_150);
        assertThat(again.get("lost").getAsBoolean()).isFalse();
        assertThat(again.get("again").getAsBoolean()).isTrue();
    }

    @Test
    void callsHaveTheirResultAndTheLineOfTheirStep() {
        Drawing d = Drawing.loopback();
        d.call(100, 200, Side.CLIENT, "client", "connect", "server:7000", "ECONNREFUSED");
        d.add(new StepDone(90_000, 210_000, 8, "client  connect server:7000", null));
        assertThat(experiment(d.timeline()).getAsJsonArray("calls").get(0))
                .isEqualTo(JsonParser.parseString(
                        """
                        {"socket":"client","side":"client","call":"connect","arguments":"server:7000",
                         "result":"ECONNREFUSED","detail":"","by":"script","ordinal":1,
                         "atMicros":100,"endMicros":200,"line":8}
                        """));
    }

    @Test
    void statesAreListedBySocket() {
        assertThat(experiment(Runs.threeWay()).get("states"))
                .isEqualTo(JsonParser.parseString(
                        """
                        {"server":["LISTEN"],
                         "client":["SYN-SENT","ESTABLISHED","FIN-WAIT-1","FIN-WAIT-2","TIME-WAIT"],
                         "conn":["SYN-RECEIVED","ESTABLISHED","CLOSE-WAIT","LAST-ACK","CLOSED"]}
                        """));
    }

    @Test
    void eachStateHasItsWitness() {
        assertThat(experiment(Runs.threeWay()).getAsJsonObject("stateSources").get("client"))
                .isEqualTo(JsonParser.parseString(
                        "[\"tracepoint\",\"tracepoint\",\"tracepoint\",\"tracepoint\",\"ss\"]"));
    }

    @Test
    void nothingRunIsAnEmptyList() {
        assertThat(JsonParser.parseString(RunJson.write(List.of(), Language.EN)))
                .isEqualTo(JsonParser.parseString("{\"environment\":{},\"experiments\":[]}"));
    }
}
