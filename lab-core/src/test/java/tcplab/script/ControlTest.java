package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tcplab.text.Told;

class ControlTest {
    private static final List<String> STEPS = List.of(
            "server  listen 7000",
            "client  connect server:7000",
            "server  accept -> conn",
            "client  send \"a, b\"",
            "client  send \"c\"",
            "client  send \"c\"",
            "wire    duplicate client:FIN after 20ms",
            "client  close");

    private static Parsed parse(String... more) {
        List<String> lines = new ArrayList<>(STEPS);
        lines.addAll(List.of(more));
        return ScriptParser.parse("x.lab", "x", String.join("\n", lines), Set.of());
    }

    /** The steps of the script that a control makes. */
    private static List<String> changed(String control) {
        Parsed parsed = parse("claim never RST", "  control " + control);
        assertThat(parsed.problems()).isEmpty();
        Control.Changed changed = (Control.Changed) parsed.experiment().claims().get(0).controls().get(0);
        Parsed variant = changed.variant(parsed.experiment(), "x.lab");
        assertThat(variant.problems()).isEmpty();
        assertThat(variant.experiment().claims()).hasSize(1);
        return variant.experiment().items().stream()
                .map(item -> ((Experiment.StepItem) item).text().replaceAll("\\s+", " "))
                .toList();
    }

    private static String problem(String control) {
        return parse("claim never RST", "  control " + control).problems().get(0).told().toString();
    }

    private static List<String> steps() {
        return STEPS.stream().map(step -> step.replaceAll("\\s+", " ")).toList();
    }

    private static List<String> stepsWith(int place, String... instead) {
        List<String> steps = new ArrayList<>(steps());
        steps.remove(place);
        steps.addAll(place, List.of(instead));
        return steps;
    }

    @Test
    void aControlThatEveryClaimReplacesByItsOwnIsInNobodysWay() {
        Parsed parsed = parse("control without client close", "claim never RST", "  says hs-three-segments", "  control without client close");
        Control.Changed own = (Control.Changed) parsed.experiment().claims().get(0).controls().get(0);
        assertThat(own.variant(parsed.experiment(), "x.lab").problems()).isEmpty();
    }

    @Test
    void aStepIsLeftOutHoweverItsBlanksAreWritten() {
        assertThat(changed("without client close")).isEqualTo(stepsWith(7));
        assertThat(changed("without client   close")).isEqualTo(stepsWith(7));
    }

    /** The headings of the script that a control makes, in English and Chinese. */
    private static List<String> headings(String control) {
        String script = String.join("\n", "# A title", "", "# It listens", "#zh 监听", "server listen 7000", "await server LISTEN", "",
                "# It connects", "client connect server:7000", "", "claim never RST", "  control " + control, "");
        Experiment experiment = ScriptParser.parse("x.lab", "x", script, Set.of()).experiment();
        Control.Changed changed = (Control.Changed) experiment.claims().get(0).controls().get(0);
        return changed.variant(experiment, "x.lab").experiment().items().stream()
                .filter(Experiment.HeadingItem.class::isInstance)
                .map(Experiment.HeadingItem.class::cast)
                .map(heading -> heading.en() + "/" + heading.zh())
                .toList();
    }

    @Test
    void aHeadingSaysThatAStepBelowItIsAnotherOneAndGoesWithItsLastStep() {
        assertThat(headings("server listen 7000 => server listen 7001"))
                .containsExactly("It listens (changed here)/监听（此处有改动）", "It connects/null");
        assertThat(headings("without client connect server:7000")).containsExactly("It listens/监听");
        assertThat(headings("also client close after client connect server:7000"))
                .containsExactly("It listens/监听", "It connects (changed here)/null");
        assertThat(headings("without await server LISTEN")).containsExactly("It listens/监听", "It connects/null");
    }

    @Test
    void theSecondOfTwoEqualStepsIsNamedByItsNumber() {
        assertThat(changed("client send \"c\"#2 => client send \"d\"")).isEqualTo(stepsWith(5, "client send \"d\""));
        assertThat(changed("client send \"c\" => client send \"d\"")).isEqualTo(stepsWith(4, "client send \"d\""));
    }

    @Test
    void aStepIsExchangedAddedAndMoved() {
        assertThat(changed("client close => client abort")).isEqualTo(stepsWith(7, "client abort"));
        assertThat(changed("also pause 50ms before client close")).isEqualTo(stepsWith(7, "pause 50ms", "client close"));
        assertThat(changed("also pause 50ms after server accept -> conn"))
                .isEqualTo(stepsWith(2, "server accept -> conn", "pause 50ms"));
        assertThat(changed("wire duplicate client:FIN after 20ms => before client connect server:7000")).containsExactly(
                "server listen 7000", "wire duplicate client:FIN after 20ms", "client connect server:7000",
                "server accept -> conn", "client send \"a, b\"", "client send \"c\"", "client send \"c\"", "client close");
    }

    @Test
    void whatIsAddedAtOnePlaceStandsInTheOrderInWhichItIsWritten() {
        assertThat(changed("also pause 1ms before client close, also pause 2ms before client close, also pause 3ms after client close, "
                        + "also pause 4ms after client close"))
                .isEqualTo(stepsWith(7, "pause 1ms", "pause 2ms", "client close", "pause 3ms", "pause 4ms"));
    }

    @Test
    void severalChangesAreDividedByACommaThatIsNotInQuotes() {
        assertThat(changed("without client send \"a, b\", client close => client abort"))
                .hasSize(7).doesNotContain("client send \"a, b\"").endsWith("client abort");
    }

    @Test
    void whatIsNoControlIsToldWithWhatHelps() {
        assertThat(problem("without client clsoe"))
                .contains("no step of this script is 'client clsoe'; did you mean 'client close'?");
        assertThat(problem("without client send \"c\"#3")).contains("no step of this script is 'client send \"c\"#3'");
        assertThat(problem("client close")).contains("'client close' is no change of a script");
        assertThat(problem("client close =>")).contains("the step after => is missing");
        assertThat(problem("also client abort")).contains("it does not say where the step comes in");
        assertThat(problem("none")).contains("the reason is missing");
        assertThat(problem("nonesuch close")).contains("'nonesuch close' is no change of a script");
        assertThat(problem("")).contains("the control is missing");
    }

    @Test
    void whyThereIsNoneIsToldInChineseToo() {
        Experiment experiment = parse(
                        "claim never RST", "  because nobody aborts", "  #zh 没有人中止", "  control none a constant", "  #zh 常量",
                        "claim never any:URG", "  control without client close")
                .experiment();
        Control.None none = (Control.None) experiment.claims().get(0).controls().get(0);
        assertThat(none.reason()).isEqualTo(Told.written("a constant", "常量"));
        Control.Changed other = (Control.Changed) experiment.claims().get(1).controls().get(0);
        assertThat(other.variant(experiment, "x.lab").experiment().claims().get(0).reason())
                .isEqualTo(Told.written("nobody aborts", "没有人中止"));
    }

    @Test
    void whyNoClaimHasOneIsToldInChineseToo() {
        Experiment.ClaimLine claim = ScriptParser.parse(
                        "x.lab", "x", "server listen 7000\nsays a\ncontrol none a constant\n#zh 常量\nclaim never RST\n", Set.of())
                .experiment().claims().get(0);
        assertThat(((Control.None) claim.controls().get(0)).reason()).isEqualTo(Told.written("a constant", "常量"));
    }

    @Test
    void whatStandsBeforeTheFirstClaimIsOfEveryClaimThatTestsAStatementAndHasNoneOfItsOwn() {
        List<Experiment.ClaimLine> claims = new ArrayList<>(parse(
                "given wire client:SYN", "control without client close", "claim never SYN", "claim never RST", "  says something",
                "claim count closing 3", "  control in close/four-way", "  given wire client:FIN").experiment().claims());
        assertThat(claims.get(0).controls()).isEmpty();
        assertThat(claims.remove(0).premises()).extracting(Premise::text).containsExactly("wire client:SYN");
        assertThat(claims.get(0).controls()).extracting(Control::text).containsExactly("without client close");
        assertThat(claims.get(1).controls()).extracting(Control::text).containsExactly("in close/four-way");
        assertThat(claims.get(1).premises()).extracting(Premise::text).containsExactly("wire client:SYN", "wire client:FIN");
    }

    @Test
    void aPremiseSpeaksOfSocketsThatStepsHaveNamed() {
        assertThat(parse("given wire other:SYN", "claim never RST").problems().get(0).told().toString())
                .contains("the claim speaks of 'other', which no step names");
    }

    @Test
    void theControlOfAnotherExperimentJudgesTheClaimThere() {
        Parsed here = parse("claim never RST", "  control in other/one");
        Parsed there = parse("  says something", "claim count closing 4", "claim never SYN");
        Control.Elsewhere elsewhere = (Control.Elsewhere) here.experiment().claims().get(0).controls().get(0);
        assertThat(elsewhere.with(there.experiment(), here.experiment().claims().get(0), "x.lab").experiment().claims())
                .extracting(Experiment.ClaimLine::text).containsExactly("never RST");
    }
}
