package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.text.Language;

class ElementTest {
    @ParameterizedTest
    @CsvSource({"0,0", "12,12", "12.34,12.3", "12.35,12.4", "0.96,1", "9.95,10", "-3.5,-3.5", "-0.04,0", "-12.06,-12.1", "123456.7,123456.7"})
    void aCoordinateHasOneDigitAtMostAfterThePoint(double value, String text) {
        assertThat(Element.number(value)).isEqualTo(text);
    }

    @Test
    void whatHasNothingToEscapeIsWrittenAsItIsAndTheRestIsEscaped() {
        assertThat(Element.of("p", "a plain ~text").is("title", "one's own").write(Language.EN))
                .isEqualTo("<p title=\"one's own\">a plain ~text</p>");
        assertThat(Element.of("p", "<&>\"\r\u0001\u009b\u202eé中").write(Language.EN))
                .isEqualTo("<p>&lt;&amp;&gt;&quot;&#13;\ufffd\ufffd&#8238;é中</p>");
    }
}
