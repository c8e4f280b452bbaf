package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tcplab.model.Tool;
import tcplab.text.Told;
import tcplab.verdict.Verdict;

class ScriptParserTest {
    private static Parsed parse(String... lines) {
        return ScriptParser.parse("x.lab", "x", String.join("\n", lines), Set.of("known-statement"));
    }

    private static List<String> problems(String... lines) {
        return parse(lines).problems().stream().map(problem -> problem.told().toString()).toList();
    }

    private static Experiment good(String... lines) {
        Parsed parsed = parse(lines);
        assertThat(parsed.problems()).isEmpty();
        return parsed.experiment();
    }

    @Test
    void theFirstCommentIsTheTitleAndCommentsBeforeStepsAreHeadingsInTwoLanguages() {
        Experiment experiment = good(
                "# A title.", "#zh 标题。", "# RFC 9293, 3.6", "needs tcpdump", "", "# Open", "#zh 打开", "server listen 7000");
        assertThat(experiment.title()).isEqualTo("A title.");
        assertThat(experiment.titleZh()).isEqualTo("标题。");
        assertThat(experiment.items()).filteredOn(Experiment.HeadingItem.class::isInstance)
                .singleElement()
                .satisfies(item -> {
                    assertThat(((Experiment.HeadingItem) item).en()).isEqualTo("Open");
                    assertThat(((Experiment.HeadingItem) item).zh()).isEqualTo("打开");
                });
    }

    @Test
    void whoDropsAnySegmentWithoutSayingHowManyIsToldThatItIsOne() {
        Parsed parsed = parse("server listen 7000", "wire drop any:ANY", "wire drop client:ANY", "wire drop any:ANY times=all",
                "wire drop any:ANY n=2", "wire drop client:FIN", "wire hold any:ANY");
        assertThat(parsed.ok()).isTrue();
        assertThat(parsed.remarks()).extracting(Problem::line).containsExactly(2, 3);
        assertThat(parsed.remarks().get(0).told()).hasToString(
                "x.lab:2: this loses one segment only, the next; times=all loses every one, wire down those of both directions");
    }

    @Test
    void aCommentAmongTheClaimsHeadsNothing() {
        Experiment experiment = good("# A title.", "", "# Open", "server listen 7000", "# what is seen", "claim never RST", "# at last");
        assertThat(experiment.items()).filteredOn(Experiment.HeadingItem.class::isInstance)
                .extracting(item -> ((Experiment.HeadingItem) item).en()).containsExactly("Open");
    }

    @Test
    void aControlForAllClaimsOfWhichEachHasItsOwnIsRemarkedUpon() {
        List<String> script = List.of("server listen 7000", "client connect server:7000", "control without server listen 7000",
                "claim call client connect 0", "says known-statement");
        assertThat(parse(script.toArray(String[]::new)).remarks()).isEmpty();
        List<String> own = new ArrayList<>(script);
        own.add("control none a definition");
        assertThat(parse(own.toArray(String[]::new)).remarks()).singleElement().satisfies(remark -> assertThat(remark.told()).hasToString(
                "x.lab:3: no claim uses this control; each that tests a statement has one of its own"));
    }

    /** A bench or a program cannot be there or not as a run goes on: it is needed, or not spoken of. */
    @Test
    void onlyAWitnessCanBeWanted() {
        assertThat(problems("wants wire", "wants tcpdump nc", "wants counters", "needs wire nc", "server listen 7000"))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("one of: tcpdump, ss, tracepoint, counters").doesNotContain("sock_diag"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("x.lab:1: 'wire' is no witness; "),
                        second -> assertThat(second).startsWith("x.lab:2: 'nc' is no witness; "));
    }

    @Test
    void aLineThatStartsAProgramNeedsItAndStrace() {
        assertThat(good("client nc -p 6667 client:6667 -> a").needs()).containsExactly(Tool.NC, Tool.STRACE);
        assertThat(good("server  ncat -p 6667 server:6667 -> a").needs()).containsExactly(Tool.NCAT, Tool.STRACE);
        assertThat(good("server listen 7000", "client connect server:7000 -> nca").needs()).isEmpty();
    }

    @Test
    void whatFollowsAClaimBelongsToIt() {
        Experiment experiment = good(
                "server listen 7000", "claim never RST", "  says known-statement", "  because nobody aborts",
                "  #zh 没有人中止", "claim count closing 4", "  refuted there was nothing to close");
        Experiment.ClaimLine first = experiment.claims().get(0);
        assertThat(first.recorded()).isEqualTo(Verdict.CONFIRMED);
        assertThat(first.statements()).containsExactly("known-statement");
        assertThat(first.reason()).isEqualTo(Told.written("nobody aborts", "没有人中止"));
        assertThat(experiment.claims().get(1).recorded()).isEqualTo(Verdict.REFUTED);
        assertThat(experiment.claims().get(1).reason()).hasToString("there was nothing to close");
    }

    @Test
    void allProblemsAreFoundAtOnceEachWithItsLineAndAHint() {
        assertThat(problems(
                        "neds tcpdump",
                        "needs tcpdmp",
                        "says knwon-statement",
                        "server lisen 7000",
                        "client connect sever:7000",
                        "client set TCP_QUICKAK 1",
                        "await client TIMEWAIT5",
                        "clientt close",
                        "claim nver RST",
                        "claim end nobody absent"))
                .hasSize(10)
                .allMatch(problem -> problem.matches("x\\.lab:\\d+: .+; .+"))
                .anyMatch(problem -> problem.startsWith("x.lab:2: ") && problem.contains("'tcpdump'"))
                .anyMatch(problem -> problem.startsWith("x.lab:4: ") && problem.contains("did you mean 'listen'?"))
                .anyMatch(problem -> problem.startsWith("x.lab:6: ") && problem.contains("TCP_QUICKACK"))
                .anyMatch(problem -> problem.startsWith("x.lab:8: ") && problem.contains("did you mean 'client'?"))
                .anyMatch(problem -> problem.startsWith("x.lab:10: ") && problem.contains("nobody"));
    }

    @Test
    void aCounterIsReadFromTheEarlierLookToTheLater() {
        assertThat(problems("server listen 7000", "look as one", "look as two", "claim counter server TcpOutSegs 0 from two at one",
                        "claim counter server TcpOutSegs 0 from one at two", "claim counter server TcpOutSegs 0 from two at two"))
                .containsExactly("x.lab:4: the look 'two' is made after the look 'one'; write from the earlier one, at the later one");
    }

    @Test
    void aRuleMaySpeakOfAConnectionThatALaterLineNames() {
        good("server listen 7000", "wire drop any:SYN of late", "client connect server:7000 -> late", "claim never RST");
        assertThat(problems("server listen 7000", "wire drop any:SYN of late", "client connect server:7000 -> lat"))
                .containsExactly("x.lab:2: there is no socket 'late'; a step that opens it names it: client connect server:7000 -> late");
        assertThat(problems("server listen 7000", "wire drop any:SYN of wire")).singleElement().asString().contains("'wire' is a word of the language");
    }

    @Test
    void aNameCanBeGivenOnce() {
        assertThat(problems("server listen 7000", "client connect server:7000", "server accept -> conn",
                        "client connect server:7000", "server accept -> conn"))
                .anyMatch(problem -> problem.startsWith("x.lab:5: ") && problem.contains("conn"));
    }

    @Test
    void aCommentAtTheEndOfALineIsNoPartOfIt() {
        Experiment experiment = good("server listen 7000   # the port of the article", "claim never RST # none");
        assertThat(experiment.claims().get(0).text()).isEqualTo("never RST");
    }

    @Test
    void aNumberSignInATextIsPartOfIt() {
        assertThat(good("server listen 7000", "client connect server:7000", "client send \"a # b\"").items())
                .anyMatch(item -> item instanceof Experiment.StepItem step && step.text().contains("a # b"));
    }

    @Test
    void linesMayEndAsOnWindows() {
        assertThat(good("server listen 7000\r", "claim never RST\r").claims()).hasSize(1);
    }

    @Test
    void aFileWithoutAStepIsNoExperiment() {
        assertThat(problems("")).containsExactly("x.lab: there is no step in it; begin with: server listen 7000");
        assertThat(problems("# only a story")).hasSize(1);
    }

    @Test
    void binaryJunkAndEndlessScriptsAreRefusedWithOneSentence() {
        assertThat(problems("\0\1\2")).containsExactly("x.lab: this is no text; a .lab file is plain UTF-8 text");
        String[] lines = new String[3000];
        java.util.Arrays.fill(lines, "pause 1ms");
        assertThat(problems(lines)).containsExactly("x.lab: it has 3000 lines; a script has at most 2000");
    }

    @Test
    void aReasonIsTranslatedAndAFigureKeptBesideIt() {
        Parsed parsed = ScriptParser.parse("x.lab", "x", "# Title\n\nserver listen 7000\nclaim never RST\n  figure 0\n"
                + "  because there is none\n  #zh 没有 RST\n", Set.of());
        Experiment.ClaimLine claim = parsed.experiment().claims().get(0);
        assertThat(claim.figure()).isEqualTo("0");
        assertThat(claim.reason()).isEqualTo(Told.written("there is none", "没有 RST"));
    }

    @Test
    void whatSaysAReasonInChineseSaysNotItsProofAndTheOtherWayRound() {
        for (String[] lines : new String[][] {
            {"  because it waits", "  #zh 它在等", "  proof tcp_fin()", "  #zh tcp_fin() 函数"},
            {"  proof tcp_fin()", "  #zh tcp_fin() 函数", "  because it waits", "  #zh 它在等"}}) {
            String all = "server listen 7000\nclaim never RST\n" + String.join("\n", lines);
            Experiment.ClaimLine claim = ScriptParser.parse("x.lab", "x", all, Set.of()).experiment().claims().get(0);
            assertThat(claim.reason()).isEqualTo(Told.written("it waits", "它在等"));
            assertThat(claim.proof()).isEqualTo(Told.written("tcp_fin()", "tcp_fin() 函数"));
        }
        Experiment experiment = good("server listen 7000", "claim never RST", "  proof tcp_fin()", "claim never any:FIN", "#zh 谁的也不是");
        assertThat(experiment.claims()).extracting(claim -> claim.proof().toString()).containsExactly("tcp_fin()", "");
    }

    @Test
    void aClaimThatTestsAStatementLacksAReasonAndAProofUntilItHasThem() {
        Experiment experiment = good("server listen 7000", "claim never RST", "claim never any:FIN", "  says known-statement",
                "claim never any:SYN", "  says known-statement", "  refuted it was opened", "  proof connect(2)");
        assertThat(experiment.claims()).extracting(Experiment.ClaimLine::lacksReason).containsExactly(false, true, false);
        assertThat(experiment.claims()).extracting(Experiment.ClaimLine::lacksProof).containsExactly(false, true, false);
    }

    @Test
    void aSecondOrAnEmptyProofIsRefused() {
        assertThat(problems("server listen 7000", "claim never RST", "  proof", "  proof RFC 9293, 3.6", "  proof tcp_fin()"))
                .containsExactly(
                        "x.lab:3: the proof is missing; name the kernel function, sysctl, man page or RFC section",
                        "x.lab:5: the claim of line 2 has a proof already; keep one of the two");
    }

    @Test
    void nobodyIsToldOfProblemsWithoutEnd() {
        String[] lines = Collections.nCopies(300, "clinet close").toArray(String[]::new);
        assertThat(problems(lines)).hasSize(101).endsWith("x.lab:101: there are too many problems; the rest is not read");
    }

    @Test
    void aScriptHasSoManyClaimsAndControlsAtMost() {
        List<String> lines = new ArrayList<>(List.of("server listen 7000", "pause 1ms"));
        lines.addAll(Collections.nCopies(101, "control without pause 1ms"));
        lines.addAll(Collections.nCopies(201, "claim never RST"));
        assertThat(problems(lines.toArray(String[]::new))).containsExactly(
                "x.lab:103: there are too many controls; a script has at most 100 of them",
                "x.lab:304: there are too many claims; a script has at most 200 of them");
    }
}
