package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.text.Language;

/** What was seen is said in the language of the reader, and beside the word that programs read stands the verdict in Chinese. */
class FindingsInChineseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "close/three-way | wire client:FIN+ACK conn:ACK"
                        + "| after client:FIN+ACK came conn:FIN+ACK, not conn:ACK"
                        + "| client:FIN+ACK 之后出现的是 conn:FIN+ACK，而不是 conn:ACK",
                "close/three-way | never RST | none among 8 segments | 8 个报文段中一个也没有",
                "close/three-way | count client:FIN 1 | 1: client:FIN+ACK | 1：client:FIN+ACK",
                "close/three-way | end conn TIME-WAIT | conn is not listed | ss 没有列出 conn",
                "close/three-way | call client send#9 5 | client made 1 such calls | client 只有 1 次这样的调用",
                "abort/linger-zero | reset client sent"
                        + "| the kernel reports an RST sent by client TCP_STATE"
                        + "| 内核报告 client 发送了 RST TCP_STATE",
            })
    void becauseIsToldInTheLanguageOfTheReader(String run, String claim, String en, String zh) {
        Judgement judgement = Recorded.run(run).judgement(claim);
        assertThat(Language.EN.tell(judgement.because())).isEqualTo(en);
        assertThat(Language.ZH.tell(judgement.because())).isEqualTo(zh);
    }

    @ParameterizedTest
    @CsvSource({"CONFIRMED, 证实", "REFUTED, 证伪", "INCONCLUSIVE, 无法判定"})
    void theVerdictIsToldInChineseBesideItsName(Verdict verdict, String zh) {
        assertThat(Language.EN.tell(verdict.told())).isEqualTo(verdict.name());
        assertThat(Language.ZH.tell(verdict.told())).isEqualTo(verdict.name() + " " + zh);
    }
}
