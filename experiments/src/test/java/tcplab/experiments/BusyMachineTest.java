package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusyMachineTest {
    private static final String AS_RECORDED = "{'asRecorded':true,'verdict':'CONFIRMED','because':'none among 8 segments'}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "INCONCLUSIVE | the machine was busy: conn:FIN left 32 ms after client:FIN | true",
        "INCONCLUSIVE | its premise cannot be judged, given gap arrival client:FIN conn:FIN <=30ms: the machine was busy: 49 ms | true",
        "INCONCLUSIVE | its premise does not hold, given gap arrival client:FIN conn:FIN <=30ms: 47.9 ms from the arrival of client:FIN to conn:FIN | true",
        "INCONCLUSIVE | its premise does not hold, given gap arrival client:FIN conn:FIN <=30ms: there is no conn:FIN | false",
        "INCONCLUSIVE | its premise does not hold, given gap client:SYN client:DATA 0ms..900ms: 950 ms | false",
        "INCONCLUSIVE | its premise does not hold, given wire a:RST: there is none | false",
        "INCONCLUSIVE | tcpdump is not installed | false",
        "REFUTED | recv() = EOF, and the machine was busy | false"
    })
    void onlyALateRunMayBeMadeAgain(String verdict, String because, boolean again) {
        String differing = "{'asRecorded':false,'verdict':'" + verdict + "','because':'" + because + "'}";
        String result = "{'findings':[" + AS_RECORDED + "," + differing + "]}";
        assertThat(BusyMachine.wasTooBusyFor(JsonParser.parseString(result).getAsJsonObject())).isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void whatIsAsRecordedIsNotMadeAgain(int findings) {
        String result = "{'findings':[" + String.join(",", java.util.Collections.nCopies(findings, AS_RECORDED)) + "]}";
        assertThat(BusyMachine.wasTooBusyFor(JsonParser.parseString(result).getAsJsonObject())).isFalse();
    }
}
