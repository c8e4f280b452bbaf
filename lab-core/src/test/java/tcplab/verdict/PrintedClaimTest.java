package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.event.TcpdumpPrinted;

class PrintedClaimTest {
    private static final Recorded RUN = Recorded.run("numbers/tcpdump-absolute");

    private static Recorded withLines(java.util.function.UnaryOperator<List<String>> change) {
        return RUN.changed(event -> event instanceof TcpdumpPrinted printed
                ? new TcpdumpPrinted(printed.atNanos(), printed.point(), printed.options(), change.apply(printed.lines()))
                : event);
    }

    /** As if each had been printed with the other's option. */
    private static Recorded swapped() {
        return RUN.changed(event -> event instanceof TcpdumpPrinted printed
                ? new TcpdumpPrinted(printed.atNanos(), printed.point(), printed.options().isEmpty() ? "-S" : "", printed.lines())
                : event);
    }

    @Test
    void theNumbersInTheTextAreComparedWithThoseOfTheSegments() {
        assertThat(RUN.judge("printed -S client:DATA absolute")).isEqualTo(Verdict.CONFIRMED);
        assertThat(RUN.judge("printed -S client:DATA relative")).isEqualTo(Verdict.REFUTED);
        assertThat(RUN.judge("printed client:DATA relative")).isEqualTo(Verdict.CONFIRMED);
        assertThat(RUN.judge("printed client:DATA absolute")).isEqualTo(Verdict.REFUTED);
        assertThat(RUN.judge("printed client:ACK(len=0,seq=6) relative")).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void withoutTheOptionTheNumbersAreNotAbsolute() {
        assertThat(swapped().judge("printed -S client:DATA absolute")).isEqualTo(Verdict.REFUTED);
        assertThat(swapped().judge("printed client:DATA relative")).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void oneWrongNumberRefutes() {
        Recorded wrong = withLines(lines -> lines.stream().map(l -> l.replace("seq 1:6", "seq 2:7")).toList());
        assertThat(wrong.judge("printed client:DATA relative")).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void aNumberThatNoHeaderHasIsNotPrintedByTcpdump() {
        String junk = "99999999999999999999";
        Recorded wrong = withLines(lines -> lines.stream().map(l -> l.replaceAll("(seq|ack) \\d+", "$1 " + junk)).toList());
        assertThat(wrong.judge("printed client:DATA relative")).isEqualTo(Verdict.INCONCLUSIVE);
        Recorded late = withLines(lines -> lines.stream().map(l -> l.replaceFirst("^\\d+", junk)).toList());
        assertThat(late.judge("printed client:DATA relative")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whatWasNotPrintedShowsNothing() {
        assertThat(withLines(lines -> List.of()).judge("printed client:DATA relative")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(withLines(lines -> List.of("tcpdump: what?", "")).judge("printed client:DATA relative"))
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(RUN.without(TcpdumpPrinted.class::isInstance).judge("printed client:DATA relative"))
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(RUN.judge("printed client:RST relative")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(RUN.blind("tcpdump").judge("printed client:DATA relative")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void theFlagsAreComparedWithTheLettersInTheText() {
        assertThat(RUN.judge("printed client:SYN [S]")).isEqualTo(Verdict.CONFIRMED);
        assertThat(RUN.judge("printed client:SYN [S.]")).isEqualTo(Verdict.REFUTED);
        assertThat(RUN.judge("printed -S client:DATA [P.]")).isEqualTo(Verdict.CONFIRMED);
        assertThat(RUN.judge("printed client:RST [R]")).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
