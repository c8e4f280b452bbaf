package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tcplab.script.Statements;
import tcplab.text.Language;

/** A run on paper tells nothing before its solution. */
class HandoutTest {
    private static Map<String, String> pages;
    private static Parsed handout;

    @BeforeAll
    static void write() {
        pages = pages("close/three-way");
        handout = Parsed.of(pages.get("close-three-way.handout.html"));
    }

    private static Map<String, String> pages(String name) {
        Statements statements = Statements.load(Path.of("..", "experiments", "statements.json"));
        return new Pages(List.of(Recordings.account(name)), List.of(), List.of(), statements, Language.EN).write(true);
    }

    private static Parsed handout(String name) {
        return Parsed.of(pages(name).get(name.replace('/', '-') + ".handout.html"));
    }

    private static Element section(String id) {
        return section(handout, id);
    }

    private static Element section(Parsed page, String id) {
        return page.all("section").stream().filter(section -> section.getAttribute("id").equals(id)).findFirst().orElseThrow();
    }

    @Test
    void thePageOfTheRunLeadsToItAndBack() {
        assertThat(pages).containsOnlyKeys("index.html", "close-three-way.html", "close-three-way.handout.html");
        assertThat(pages.get("close-three-way.html")).contains("href=\"close-three-way.handout.html\"");
        assertThat(handout.values("href")).contains("close-three-way.html");
    }

    @Test
    void withoutHandoutsNoPageLeadsToOne() {
        assertThat(Recordings.texts(Language.EN).get("close-three-way.html")).doesNotContain("handout");
    }

    /** On paper nobody can ask the program how a segment is written. */
    @Test
    void theNotationOfTheQuestionsIsExplainedBelowThem() {
        assertThat(section("questions").getTextContent()).contains("client:FIN+ACK is a segment with FIN and ACK that client sends");
    }

    @Test
    void theLadderToBeFilledInHasCallsWithoutResultsAndNothingElse() {
        List<Element> texts = Parsed.within(section("blank"), "text");
        assertThat(texts).extracting(text -> text.getAttribute("class").split(" ")[0]).contains("call").containsOnly("call", "side", "endpoint", "socket");
        assertThat(texts).extracting(Element::getTextContent).contains("shutdown(SHUT_WR)").noneMatch(text -> text.contains(" = "));
        assertThat(Parsed.within(section("blank"), "path")).noneMatch(path -> path.getAttribute("class").equals("shaft"));
    }

    /** A call that fails is red where its result stands. */
    @Test
    void theColourOfACallTellsNoResultEither() {
        Parsed broken = handout("abort/write-after-reset");
        assertThat(texts(section(broken, "solved"))).contains("call failed");
        assertThat(texts(section(broken, "blank"))).contains("call").doesNotContain("call failed");
    }

    private static List<String> texts(Element section) {
        return Parsed.within(section, "text").stream().map(text -> text.getAttribute("class")).toList();
    }

    /** On paper of 186 mm, whatever the run was like. */
    @ParameterizedTest
    @ValueSource(strings = {"close/three-way", "close/last-ack-lost", "close/self-connect-close", "queues/accept-queue"})
    void aHandCanFillItIn(String name) {
        Element blank = section(handout(name), "blank");
        String[] box = Parsed.within(blank, "svg").get(0).getAttribute("viewBox").split(" ");
        double millimetre = Double.parseDouble(box[2]) / 186;
        assertThat(Parsed.within(blank, "rect").stream().filter(r -> r.getAttribute("class").equals("to-fill")))
                .isNotEmpty()
                .allMatch(r -> Double.parseDouble(r.getAttribute("width")) >= 6 * millimetre);
    }

    @Test
    void nothingBeforeTheSolutionNamesTheRunOrAnswers() {
        String before = section("steps").getTextContent() + section("questions").getTextContent() + section("blank").getTextContent();
        assertThat(before).doesNotContain("three-way", "Three segments", "handler closes");
        assertThat(section("steps").getTextContent()).contains("conn    on eof: close").doesNotContain("TIME-WAIT");
    }

    @Test
    void theSolutionHasALetterForEachQuestionAndTheWholeLadder() {
        int questions = Parsed.within(section("questions"), "li").size() - Parsed.within(section("questions"), "ol").stream()
                .filter(list -> list.getAttribute("class").equals("choices"))
                .mapToInt(list -> Parsed.within(list, "li").size())
                .sum();
        assertThat(questions).isPositive();
        assertThat(Parsed.within(section("answers"), "b")).hasSize(questions).allMatch(letter -> letter.getTextContent().matches("[A-F]"));
        assertThat(Parsed.within(section("solved"), "text")).anyMatch(text -> text.getTextContent().startsWith("FIN+ACK"));
    }
}
