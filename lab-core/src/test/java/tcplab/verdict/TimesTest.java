package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tcplab.language.Range;
import tcplab.language.SyntaxProblem;
import tcplab.text.Language;

/** Whoever has chosen a wrong time is told what takes so long, and no two answers have the same reason. */
class TimesTest {
    private static final Pattern SLOW = Pattern.compile("(30|60) s|minute");

    private static Range range(String text) {
        try {
            return Range.parse(text, true);
        } catch (SyntaxProblem e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** The answers, and the ranges of their claims. */
    private static List<Choice> answers(String claimed, TimeRules rules, long seed, List<Range> ranges) {
        Draft draft = new Draft(false, Background.NONE, new Random(seed));
        Function<Range, Claim> claim = other -> {
            ranges.add(other);
            return new CallLastedClaim(new CallPattern("client", "connect", null, 1), other);
        };
        Times.offer(draft, range(claimed), rules, claim);
        return draft.choices().stream().filter(choice -> choice.claim() != null).toList();
    }

    /** Where the answers are stretches, any time is in one of them. */
    @Test
    void somethingElseIsNoAnswerWhereNoTimeIsLeftOut() {
        for (String claimed : List.of("<=20ms", "30ms..200ms", "~1s")) {
            Draft draft = new Draft(false, Background.NONE, new Random(0));
            Times.offer(draft, range(claimed), TimeRules.CLOSING, other -> new CallLastedClaim(new CallPattern("client", "connect", null, 1), other));
            assertThat(draft.choices().stream().anyMatch(choice -> choice.claim() == null)).as(claimed).isEqualTo(claimed.startsWith("~"));
        }
    }

    private static List<String> reasons(List<Choice> answers) {
        return answers.stream().map(answer -> Language.EN.tell(answer.rule())).toList();
    }

    private static List<String> words(List<Choice> answers) {
        return answers.stream().map(answer -> Language.EN.tell(answer.text())).toList();
    }

    @ParameterizedTest
    @EnumSource(TimeRules.class)
    void stretchesFollowOneAnotherAndEachHasAReasonOfItsOwn(TimeRules rules) {
        List<Stretch> stretches = rules.stretches();
        assertThat(stretches.get(0).least()).isZero();
        assertThat(stretches.get(stretches.size() - 1).most()).isEqualTo(Long.MAX_VALUE);
        for (int i = 1; i < stretches.size(); i++) {
            assertThat(stretches.get(i).least()).isEqualTo(stretches.get(i - 1).most() + 1);
        }
        assertThat(stretches.stream().map(stretch -> Language.EN.tell(stretch.rule())).toList()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(TimeRules.class)
    void ofAnyClaimedTimeTheAnswersHaveReasonsOfTheirOwnAndLeaveNoTimeOut(TimeRules rules) {
        List<String> claims = List.of(
                "<=20ms", "<=190ms", "<=200ms", ">=30ms", ">=70ms", ">=145ms", ">=500ms", ">=900ms", "30ms..200ms", "178ms..240ms",
                "180ms..400ms", "200ms..399ms", "300ms..700ms", "400ms..799ms", "900ms..60s", "1s..2s", "1ms..1s", "2.5s..8s", "10s..20s",
                "50s..60s", "59s..69s", "0s..1s");
        for (String claimed : claims) {
            for (long seed = 0; seed < 6; seed++) {
                List<Range> ranges = new ArrayList<>();
                List<Choice> answers = answers(claimed, rules, seed, ranges);
                assertThat(reasons(answers)).as("%s %s", rules, claimed).filteredOn(reason -> !reason.isEmpty()).doesNotHaveDuplicates().hasSizeGreaterThan(answers.size() - 2);
                assertThat(answers.size()).as("%s %s", rules, claimed).isBetween(2, 4);
                assertThat(ranges).anyMatch(range -> range.least() == range(claimed).least() && range.most() == range(claimed).most());
                assertThat(ranges.get(0).least()).isZero();
                assertThat(ranges.get(ranges.size() - 1).most()).isEqualTo(Long.MAX_VALUE);
                for (int i = 1; i < ranges.size(); i++) {
                    assertThat(ranges.get(i).least()).isEqualTo(ranges.get(i - 1).most() + 1);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TimeRules.class)
    void ofAnyTimerTheOthersAreOfOtherReasons(TimeRules rules) {
        for (String claimed : List.of("~40ms", "~200ms", "~400ms", "~1s", "~2s", "~4s", "~16s", "~60s")) {
            for (long seed = 0; seed < 6; seed++) {
                List<Choice> answers = answers(claimed, rules, seed, new ArrayList<>());
                assertThat(reasons(answers)).as("%s %s", rules, claimed).filteredOn(reason -> !reason.isEmpty()).doesNotHaveDuplicates().hasSizeGreaterThan(answers.size() - 2);
                assertThat(words(answers)).contains("about " + claimed.substring(1).replaceAll("(\\d+)", "$1 "));
            }
        }
    }

    /** The delay of an ACK is at home between 30 and 200 ms, however many other times there are. */
    @Test
    void aTimeIsToldBesideTheTimersThatItMightBeTakenFor() {
        List<Choice> ack = answers("30ms..200ms", TimeRules.ACK, 0, new ArrayList<>());
        assertThat(words(ack)).contains("30 ms to 200 ms").anyMatch(text -> text.startsWith("at most")).anyMatch(text -> text.startsWith("more than"));
        assertThat(String.join("\n", reasons(ack))).contains("40 ms is the time for which Linux delays", "RFC 1122");
        List<Choice> minute = answers("59s..69s", TimeRules.TIME_WAIT, 0, new ArrayList<>());
        assertThat(reasons(minute)).allMatch(reason -> SLOW.matcher(reason).find() || reason.contains("tcp_fin_timeout"));
    }
}
