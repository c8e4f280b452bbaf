package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tcplab.text.Language;

/** Evidence is read in sentences, each with the number of what it is taken from. */
class EvidenceWordsTest {
    @Test
    void aSegmentSaysWhoSentItToWhom() {
        assertThat(evidence("close/three-way")).contains("client sends FIN+ACK seq=6 ack=1 to conn #52#52");
        assertThat(evidence("open/syn-ack-lost")).anyMatch(line -> line.contains("sends SYN+ACK seq=0 ack=1 to client, and it never arrives #"));
    }

    @Test
    void aStateAndACallSayWhatTheyAre() {
        assertThat(evidence("close/three-way")).anyMatch(line -> line.matches("client is in TIME-WAIT #\\d+"));
    }

    private static List<String> evidence(String name) {
        Parsed page = Parsed.of(Recordings.texts(Language.EN).get(name.replace('/', '-') + ".html"));
        return page.all("ul").stream()
                .filter(list -> list.getAttribute("class").equals("shown"))
                .flatMap(list -> Parsed.within(list, "li").stream())
                .map(Element::getTextContent)
                .toList();
    }
}
