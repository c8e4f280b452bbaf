package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.language.Piece;
import tcplab.language.Sort;
import tcplab.language.Synopsis;
import tcplab.language.Word;

/** What can follow, by the words of the language. */
class SynopsisTest {
    private static final List<String> SOCKETS = List.of("client", "server", "conn");

    private static String rest(String line) {
        List<String> typed = Piece.of(line).stream().filter(piece -> piece.kind() != Piece.Kind.BLANK).map(Piece::text).toList();
        return Synopsis.rest(typed, Vocabulary.words(), SOCKETS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '/', quoteCharacter = '`', value = {
        "server listen / [[HOST:]PORT|crowd] [backlog N] [-> NAME]",
        "server listen 7000 / [backlog N] [-> NAME]",
        "server listen 7000 backlog / N [-> NAME]",
        "client connect / HOST:PORT|AF_UNSPEC [-> NAME] [nonblocking] [&]",
        "client connect server:7000 / [-> NAME] [nonblocking] [&]",
        "client connect server:7000 -> / NAME [nonblocking] [&]",
        "client connect server:7000 nonblocking / [&]",
        "conn on / eof|data|error: CALL [; CALL …]",
        "conn on eof: / CALL [; CALL …]",
        "conn on eof: close; / CALL …",
        "client send / `\"TEXT\"|WORD|BYTES [urgent] [nonblocking] [&]`",
        "client send \"a b\" / [urgent] [nonblocking] [&]",
        "await client / STATE|EVENT[#N]|absent|unread|calls [within DURATION [or go on]]",
        "await client TIME-WAIT within / DURATION [or go on]",
        "await client TIME-WAIT within 2s or / go on",
        "wire drop / WHO:KIND [of SOCKET] [n=N] [times=N|all]",
        "wire drop client:ACK times=2 / ``",
        "wire drop client:ACK n=2 / [times=N|all]",
        "claim states client / STATE STATE … (with ... for any between)",
        "claim states client A B C / … (with ... for any between)",
        "claim count / opening|transfer|closing|all|SEGMENT [of SOCKET] N",
        "claim count closing / [of SOCKET] N",
        "claim never / SEGMENT",
        "needs tcpdump / …",
        "client get / OPTION | TCP_INFO FIELD",
        "client get TCP_NODELAY / ``",
        "because / REASON"
    })
    void theRestOfTheSynopsisFollows(String line, String rest) {
        assertThat(rest(line)).isEqualTo(rest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '/', value = {"nobody connect", "client", "client conn", "client close & more", "wire", "claim never RST now"})
    void whereNothingIsKnownNothingFollows(String line) {
        assertThat(rest(line)).isIn("", "FAULT …", "VERB …");
    }

    @Test
    void everyVerbFaultAndClaimIsKnownByTheBeginningOfItsExample() {
        for (Word word : Vocabulary.words()) {
            String synopsis = word.synopsis().replaceFirst(",? or: .*", "");
            String example = word.example();
            int end = (" " + example + " ").indexOf(" " + word.name() + " ") + word.name().length();
            if (List.of(Sort.VERB, Sort.FAULT, Sort.CLAIM).contains(word.sort()) && (" " + synopsis + " ").contains(" " + word.name() + " ")) {
                String tail = (synopsis + " ").replaceFirst(".*?(^| )" + word.name() + " ", "").strip();
                assertThat(rest(example.substring(0, Math.min(end, example.length())))).as(example).isEqualTo(tail);
            }
        }
    }
}
