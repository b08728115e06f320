package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.cli.CliException;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobEndTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void anotherEndThanTheMeasuredOneIsRefused() {
        assertThatCode(() -> endAt(0, OutcomeStatus.CANCELLED).require(OutcomeStatus.CANCELLED, NOON))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> endAt(9, OutcomeStatus.PRODUCED).require(OutcomeStatus.CANCELLED, NOON))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("the job j of s ended as PRODUCED, not CANCELLED");
    }

    @Test
    void aJobThatEndedBeforeItsDeadlineIsRefused() {
        assertThatCode(() -> endAt(0, OutcomeStatus.EXPIRED).require(OutcomeStatus.EXPIRED, NOON))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> endAt(-3, OutcomeStatus.EXPIRED).require(OutcomeStatus.EXPIRED, NOON))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("the job j of s ended as EXPIRED 3 ms before that was due");
    }

    @Test
    void whatIsNotNeededAnyMoreIsCancelledOrWasDoneByThen() {
        assertThatCode(() -> endAt(50_000, OutcomeStatus.CANCELLED).requireGivenUp(NOON))
                .doesNotThrowAnyException();
        assertThatCode(() -> endAt(2_000, OutcomeStatus.PRODUCED).requireGivenUp(NOON))
                .as("while the command was on its way")
                .doesNotThrowAnyException();
    }

    @Test
    void aCancelThatWasLostIsTold() {
        assertThatThrownBy(() -> endAt(2_001, OutcomeStatus.PRODUCED).requireGivenUp(NOON))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("ended as PRODUCED, not CANCELLED");
    }

    @Test
    void whatFailedIsNotTakenForGivenUp() {
        assertThatThrownBy(() -> endAt(1, OutcomeStatus.FAILED).requireGivenUp(NOON))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("ended as FAILED, not CANCELLED");
    }

    private static JobEnd endAt(long millis, OutcomeStatus status) {
        return JobEnd.of(Outcome.newBuilder()
                .setJobId("j")
                .setSubject("s")
                .setStatus(status)
                .setFinishedAt(NOON.plusMillis(millis))
                .build());
    }
}
