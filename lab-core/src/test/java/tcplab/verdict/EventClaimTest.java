package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tcplab.verdict.Verdict.CONFIRMED;
import static tcplab.verdict.Verdict.INCONCLUSIVE;
import static tcplab.verdict.Verdict.REFUTED;

import org.junit.jupiter.api.Test;
import tcplab.event.ChannelEvent;
import tcplab.event.StepDone;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;

/** What Netty told a pipeline, on a run as it was recorded, or with an event less. */
class EventClaimTest {
    private static final Recorded HALF_CLOSED = Recorded.run("netty/half-closure");

    private static Recorded without(String event) {
        return HALF_CLOSED.without(one -> one instanceof ChannelEvent told && told.name().equals(event));
    }

    @Test
    void anEventThatCameIsConfirmedAndOneThatDidNotIsRefuted() {
        assertThat(HALF_CLOSED.judge("event conn ChannelInputShutdownEvent")).isEqualTo(CONFIRMED);
        assertThat(HALF_CLOSED.judge("event conn ChannelInputShutdownEvent#2")).isEqualTo(REFUTED);
        assertThat(without("ChannelInputShutdownEvent").judge("event conn ChannelInputShutdownEvent")).isEqualTo(REFUTED);
        assertThat(HALF_CLOSED.judge("event conn exceptionCaught")).isEqualTo(REFUTED);
    }

    @Test
    void neverIsTheContrary() {
        assertThat(HALF_CLOSED.judge("event conn never exceptionCaught")).isEqualTo(CONFIRMED);
        assertThat(HALF_CLOSED.judge("event conn never ChannelInputShutdownEvent")).isEqualTo(REFUTED);
    }

    @Test
    void whatCameWithItIsReadToo() {
        assertThat(HALF_CLOSED.judge("event client channelRead \"still here\"")).isEqualTo(CONFIRMED);
        assertThat(HALF_CLOSED.judge("event client channelRead \"hello\"")).isEqualTo(REFUTED);
    }

    @Test
    void ofTwoEventsOneIsTheFirst() {
        assertThat(HALF_CLOSED.judge("event conn channelRead before ChannelInputShutdownEvent")).isEqualTo(CONFIRMED);
        assertThat(HALF_CLOSED.judge("event conn ChannelInputShutdownEvent before channelRead")).isEqualTo(REFUTED);
        assertThat(HALF_CLOSED.judge("event conn channelRead before exceptionCaught")).isEqualTo(REFUTED);
    }

    @Test
    void nothingIsSaidOfAChannelThatToldNothingNorOfWhatARunDidNotReach() {
        assertThat(HALF_CLOSED.without(ChannelEvent.class::isInstance).judge("event conn never exceptionCaught")).isEqualTo(INCONCLUSIVE);
        Recorded stopped = without("ChannelInputShutdownEvent")
                .with(new StepDone(1, 2, 1, "await conn ChannelInputShutdownEvent", tcplab.text.Told.plain("it did not come")));
        assertThat(stopped.judge("event conn ChannelInputShutdownEvent")).isEqualTo(INCONCLUSIVE);
        assertThat(stopped.judge("event conn never ChannelInputShutdownEvent")).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void anEventThatNettyDoesNotHaveIsNamedWithTheNearest() {
        assertThatThrownBy(() -> Claims.parse("event conn channelInActive"))
                .isInstanceOf(SyntaxProblem.class)
                .hasMessageContaining("'channelInActive' is no event of a Netty channel");
    }

    /** What has come stays; what has not come yet may come. */
    @Test
    void onlyWhatWasSeenIsForGood() throws Exception {
        Claim comes = claim("conn channelRead");
        assertThat(comes.isForGood(CONFIRMED)).isTrue();
        assertThat(comes.isForGood(REFUTED)).isFalse();
        assertThat(comes.isForGood(INCONCLUSIVE)).isFalse();
        Claim never = claim("conn never channelRead");
        assertThat(never.isForGood(REFUTED)).isTrue();
        assertThat(never.isForGood(CONFIRMED)).isFalse();
        assertThat(never.isForGood(INCONCLUSIVE)).isFalse();
    }

    private static Claim claim(String words) throws SyntaxProblem {
        return EventClaim.parse(Tokens.of(Tokens.split(words), "event"));
    }
}
