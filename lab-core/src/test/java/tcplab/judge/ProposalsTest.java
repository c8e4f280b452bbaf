package tcplab.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.language.SyntaxProblem;
import tcplab.verdict.Claims;
import tcplab.verdict.Verdict;

/** On recorded runs. */
class ProposalsTest {
    private static Timeline recorded(String name) throws IOException {
        return Journal.load(Path.of("..", "experiments", "recorded", name + ".jsonl.gz"));
    }

    @Test
    void anOrdinaryCloseSuggestsItsCountsItsStatesAndThatNobodySendsRst() throws IOException {
        assertThat(Proposals.of(recorded("close/four-way")))
                .contains("count opening 3", "count closing 4", "never RST",
                        "states client SYN-SENT ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT",
                        "states conn ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED")
                .doesNotHaveDuplicates();
    }

    @Test
    void anAbortSuggestsItsRstAndTheCallThatFailed() throws IOException {
        List<String> proposed = Proposals.of(recorded("abort/data-after-close"));
        assertThat(proposed).doesNotContain("never RST").anyMatch(claim -> claim.matches("count \\w+:RST \\d"))
                .anyMatch(claim -> claim.matches("call \\w+ send#\\d EPIPE"));
    }

    @Test
    void whatWasLostAndWhatWasSentAgainIsSuggested() throws IOException {
        assertThat(Proposals.of(recorded("close/last-ack-lost"))).contains("count client:ACK(lost) 1", "count conn:FIN(again) 1");
        assertThat(Proposals.of(recorded("close/four-way"))).noneMatch(claim -> claim.contains("lost") || claim.contains("again"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"close/three-way", "close/half-close", "abort/unread-data", "open/simultaneous-open", "queues/accept-queue",
        "time-wait/four-tuple-is-taken", "close/last-ack-lost", "open/syn-ack-lost", "open/self-connect", "processes/shared-close"})
    void eachIsConfirmedOnThatRun(String name) throws IOException, SyntaxProblem {
        Timeline timeline = recorded(name);
        List<String> proposed = Proposals.of(timeline);
        assertThat(proposed).isNotEmpty();
        for (String claim : proposed) {
            assertThat(Claims.parse(claim).judge(timeline).verdict()).as(claim).isEqualTo(Verdict.CONFIRMED);
        }
    }

    @Test
    void aRunOfWhichNothingWasSeenSuggestsNothing() {
        assertThat(Proposals.of(new Timeline(List.of()))).isEmpty();
    }
}
