package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.wire.Wire;
import io.ripieno.service.control.Cancel;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Jobs that come again, and jobs whose work was done before. */
class RepeatedWorkTest extends AbstractWayTest {
    @Test
    void aJobThatComesAgainAfterACrashIsNotComputedAgainAndHasTheSameEventId() throws Exception {
        travel(job("j1"));
        work();
        WayFixture restarted = new WayFixture(folder, workers::add);
        restarted.way.travel(delivery(Wire.encode(job("j1").build()), 0));
        work();
        assertThat(restarted.computed).isZero();
        assertThat(restarted.outcomes().get(0).getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        assertThat(restarted.outcomes().get(0).getReusedFrom()).isEmpty();
        assertThat(eventId(restarted)).isEqualTo(eventId(fixture));
    }

    @Test
    void aFinishedJobThatComesAgainIsProducedThoughItsDeadlineHasPassedSince() throws Exception {
        Job.Builder job = job("j1").setDeadline(fixture.clock.instant().plusSeconds(30));
        WayFixture before = finishAndCrash(job);
        fixture.clock.forward(Duration.ofHours(1));
        assertToldAsBefore(job, before);
    }

    @Test
    void aFinishedJobThatComesAgainIsProducedThoughItWasCancelledSince() throws Exception {
        WayFixture before = finishAndCrash(job("j1"));
        fixture.cancels.add(new Cancel("j1", "too late", fixture.clock.instant()));
        assertToldAsBefore(job("j1"), before);
    }

    @Test
    void aFinishedJobThatComesAgainIsProducedThoughItsInputIsGone() throws Exception {
        Job.Builder job = job("j1");
        WayFixture before = finishAndCrash(job);
        Files.delete(recording);
        assertToldAsBefore(job, before);
    }

    @Test
    void aFinishedJobThatComesAgainIsNotHeldUpByThoseThatRun() throws Exception {
        WayFixture before = finishAndCrash(job("j1"));
        fixture.computation = run -> {
            throw new AssertionError("No worker works in this test.");
        };
        travel(job("a").setForce(true), job("b").setForce(true));
        travel(job("j1"));
        assertThat(outcome().getJobId()).isEqualTo("j1");
        assertThat(eventId(fixture)).isEqualTo(eventId(before));
    }

    @Test
    void aCancelledJobIsNotAnsweredWithTheOutcomeOfAnotherOrOfOneThatWasForced() throws Exception {
        finishAndCrash(job("j1").setForce(true));
        fixture.cancels.add(new Cancel("j1", "", fixture.clock.instant()));
        fixture.cancels.add(new Cancel("j2", "", fixture.clock.instant()));
        travel(job("j1"), job("j2"));
        work();
        assertThat(fixture.outcomes())
                .extracting(Outcome::getStatus)
                .containsExactly(OutcomeStatus.CANCELLED, OutcomeStatus.CANCELLED);
    }

    @Test
    void aStopThatComesOnceTheOutcomeIsStoredIsTooLate() throws Exception {
        fixture.stored = () -> fixture.cancels.add(new Cancel("j1", "", fixture.clock.instant()));
        travel(job("j1"));
        work();
        assertThat(outcome().getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
    }

    /** As it is when a longer job before it keeps its record from being committed. */
    private WayFixture finishAndCrash(Job.Builder job) {
        travel(job);
        work();
        assertThat(outcome().getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        WayFixture before = fixture;
        committed.clear();
        restart();
        return before;
    }

    private void assertToldAsBefore(Job.Builder job, WayFixture before) {
        travel(job);
        work();
        assertThat(fixture.computed).isZero();
        assertThat(outcome().getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        assertThat(outcome().getTaskResult()).isEqualTo(before.outcomes().get(0).getTaskResult());
        assertThat(eventId(fixture)).isEqualTo(eventId(before));
        assertThat(fixture.failures()).isEmpty();
        assertThat(committed).containsExactly(0L);
        assertThat(fixture.inFlight.isEmpty()).isTrue();
        assertThat(fixture.readAhead.held()).isZero();
    }

    @Test
    void equalWorkIsComputedOnceThoughItsJobsComeTogether() throws Exception {
        travel(job("j1"), job("j2"));
        work();
        assertThat(fixture.computed).isEqualTo(1);
        assertThat(fixture.outcomes())
                .extracting(Outcome::getStatus)
                .containsExactly(OutcomeStatus.PRODUCED, OutcomeStatus.REUSED);
        assertThat(committed).containsExactly(0L, 1L);
    }

    @Test
    void whoWaitedForWorkThatFailedDoesItItself() throws Exception {
        fixture.computation = run -> {
            if (run.job().id().equals("j1")) {
                throw JobFailure.invalid(Code.BAD_AUDIO, "Noise.", "Look.");
            }
            return WayFixture.tagged();
        };
        travel(job("j1"), job("j2"));
        work();
        assertThat(fixture.outcomes())
                .extracting(Outcome::getStatus)
                .containsExactly(OutcomeStatus.FAILED, OutcomeStatus.PRODUCED);
    }

    @Test
    void aStoredOutcomeIsNotAnsweredIfTheInputNoLongerHasItsDigest() throws Exception {
        Job job = job("j2").build();
        travel(job("j1"));
        work();
        Files.write(recording, new byte[(int) Files.size(recording)]);
        fixture.way.travel(delivery(Wire.encode(job), 1));
        work();
        assertThat(fixture.outcomes().get(1).getFailure().getCode()).isEqualTo("RIP-203");
    }

    @Test
    void aStoredOutcomeThatWasDamagedIsComputedAgain() throws Exception {
        travel(job("j1"));
        work();
        try (Stream<Path> stored = Files.list(folder.resolve("blobs/outcomes"))) {
            Path only = stored.findFirst().orElseThrow();
            Files.write(only, new byte[(int) Files.size(only) / 2]);
        }
        travel(job("j2"));
        work();
        assertThat(fixture.computed).isEqualTo(2);
        assertThat(fixture.outcomes().get(1).getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
    }

    @Test
    void aForcedJobIsComputedAlthoughItsOutcomeIsStored() throws Exception {
        travel(job("j1"));
        work();
        travel(job("j1").setForce(true));
        work();
        assertThat(fixture.computed).isEqualTo(2);
        assertThat(fixture.outcomes().get(1).getForced()).isTrue();
        assertThat(header(fixture, 0)).isNotEqualTo(header(fixture, 1));
    }

    @Test
    void aForcedJobThatComesAgainAfterACrashIsNotComputedAgain() throws Exception {
        travel(job("j1").setForce(true));
        work();
        WayFixture restarted = new WayFixture(folder, workers::add);
        restarted.way.travel(delivery(Wire.encode(job("j1").setForce(true).build()), 0));
        work();
        assertThat(restarted.computed).isZero();
        assertThat(restarted.outcomes().get(0).getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        assertThat(eventId(restarted)).isEqualTo(eventId(fixture));
    }

    @Test
    void aReplayOfAJobThatFailedIsTakenByAConsumerThatHasSeenTheFailure() throws Exception {
        fixture.computation = run -> {
            throw JobFailure.invalid(Code.BAD_AUDIO, "Noise.", "Look.");
        };
        travel(job("j1"));
        work();
        fixture.computation = run -> WayFixture.tagged();
        replay(job("j1"), fixture.clock.instant());
        replay(job("j1"), fixture.clock.instant());
        work();
        assertThat(fixture.outcomes())
                .extracting(Outcome::getStatus)
                .containsExactly(OutcomeStatus.FAILED, OutcomeStatus.PRODUCED, OutcomeStatus.PRODUCED);
        assertThat(header(fixture, 1)).isNotEqualTo(header(fixture, 0)).isEqualTo(header(fixture, 2));
    }

    @Test
    void aReplayOverridesAnEarlierCancellationButNotALaterOne() throws Exception {
        fixture.cancels.add(new Cancel("j1", "", fixture.clock.instant()));
        replay(job("j1"), fixture.clock.instant().plusSeconds(1));
        replay(job("j1"), fixture.clock.instant().minusSeconds(1));
        work();
        assertThat(fixture.outcomes())
                .extracting(Outcome::getStatus)
                .containsExactlyInAnyOrder(OutcomeStatus.PRODUCED, OutcomeStatus.CANCELLED);
    }
}
