package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tcplab.text.Language;

/** Which words of a page are marked, and where their meanings lead. */
class TermsTest {
    private static Parsed page(String... runs) {
        Map<String, String> pages = Recordings.pages(List.of(runs).stream().map(Recordings::account).toList(), Language.EN);
        return Parsed.of(pages.get(runs[0].replace('/', '-') + ".html"));
    }

    /** The words that are marked in what a finding has beside one of these names. */
    private static Set<String> marked(Parsed page, String fact) {
        return page.all("dd").stream()
                .filter(dd -> dd.getParentNode().getFirstChild().getTextContent().equals(fact))
                .flatMap(dd -> Parsed.within(dd, "a").stream())
                .filter(link -> link.getAttribute("class").equals("term"))
                .map(Element::getTextContent)
                .collect(Collectors.toSet());
    }

    @Test
    void proofsAndStatementsHaveTheirTermsMarkedToo() {
        Parsed page = page("close/three-way");
        assertThat(marked(page, "proof")).contains("pingpong mode");
        assertThat(marked(page, "statement")).isNotEmpty();
    }

    @Test
    void whatShowsATermIsALinkIfItIsInTheReportElseACommand() {
        List<Element> alone = page("close/three-way").all("dd").stream().filter(dd -> dd.getTextContent().startsWith("Seen in: ")).toList();
        assertThat(alone).isNotEmpty().allMatch(dd -> dd.getTextContent().matches("Seen in: (close/three-way|scripts/lab run [\\w-]+/[\\w-]+)"));
        String other = alone.stream().map(Element::getTextContent).filter(text -> text.contains("scripts/lab run ")).findFirst().orElseThrow().replaceFirst(".* ", "");
        assertThat(page("close/three-way", other).all("a")).anyMatch(link ->
                link.getTextContent().equals(other) && link.getAttribute("href").equals(other.replace('/', '-') + ".html"));
    }
}
