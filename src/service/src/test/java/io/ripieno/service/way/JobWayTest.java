package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.v1.FailureKind;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.wire.Wire;
import io.ripieno.service.control.Cancel;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.Header;
import io.ripieno.service.intake.Origin;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JobWayTest extends AbstractWayTest {
    @Test
    void aJobEndsInOneOutcomeAndOnlyThenIsItsRecordCommitted() throws Exception {
        travel(job("j1"));
        assertThat(committed).isEmpty();
        work();
        assertThat(outcome().getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        assertThat(outcome().getProvenance().getModels().get(0).getSha256()).isEqualTo("d");
        assertThat(outcome().getProvenance().getRuntimeVersion()).isEqualTo("runtime 1");
        assertThat(committed).containsExactly(0L);
        assertThat(fixture.inFlight.isEmpty()).isTrue();
        assertThat(fixture.readAhead.held()).isZero();
    }

    @Test
    void nothingIsLeftInScratch() throws Exception {
        travel(job("j1"));
        work();
        try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aRecordIsNotCommittedWhileTheBrokerDoesNotTakeItsOutcome() throws Exception {
        fixture.brokerIsAway = true;
        travel(job("j1"));
        work();
        fixture.clock.forward(Duration.ofMinutes(5));
        assertThat(committed).isEmpty();
        fixture.brokerIsAway = false;
        fixture.clock.forward(Duration.ofSeconds(10));
        assertThat(fixture.outcomes()).hasSize(1);
        assertThat(committed).containsExactly(0L);
        assertThat(fixture.computed).isEqualTo(1);
    }

    @Test
    void aCancellationThatPrecedesItsJobEndsItOnArrivalUnderTheIdOfItsWork() throws Exception {
        fixture.cancels.add(new Cancel("j1", "sent twice", fixture.clock.instant()));
        travel(job("j1"));
        assertThat(outcome().getStatus()).isEqualTo(OutcomeStatus.CANCELLED);
        assertThat(outcome().getFailure().getKind()).isEqualTo(FailureKind.CANCELLED);
        assertThat(outcome().getFailure().getCode()).isEqualTo("RIP-109");
        assertThat(outcome().getFailure().getCause()).isEqualTo("The job j1 was cancelled (sent twice).");
        assertThat(outcome().getFailure().getAction())
                .isEqualTo("If it is wanted after all, send it under another id.");
        assertThat(outcome().getFailure().getAttempts()).isZero();
        assertThat(outcome().getWorkId()).hasSize(64);
        assertThat(fixture.failures()).isEmpty();
        assertThat(committed).containsExactly(0L);
        assertThat(fixture.inFlight.isEmpty()).isTrue();
        assertThat(fixture.readAhead.held()).isZero();
    }

    @Test
    void aRecordThatIsHandedOutAgainJoinsTheRunningJob() throws Exception {
        byte[] bytes = Wire.encode(job("j1").build());
        fixture.way.travel(delivery(bytes, 5));
        fixture.way.travel(delivery(bytes, 5));
        work();
        assertThat(fixture.outcomes()).hasSize(1);
        assertThat(committed).containsExactly(5L, 5L);
    }

    @Test
    void aJobWhoseDeadlinePassesWhileItWaitsExpires() throws Exception {
        travel(
                job("j1"),
                job("j2"),
                job("j3").setDeadline(fixture.clock.instant().plusSeconds(30)));
        fixture.clock.forward(Duration.ofSeconds(30));
        fixture.watch.look();
        assertThat(fixture.outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.getJobId()).isEqualTo("j3");
            assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.EXPIRED);
            assertThat(outcome.getFailure().getCode()).isEqualTo("RIP-108");
            assertThat(outcome.getFailure().getCause()).endsWith("passed while the job waited.");
            assertThat(outcome.getStartedAt()).isNull();
        });
        assertThat(fixture.failures()).isEmpty();
        assertThat(committed).containsExactly(2L);
    }

    @Test
    void aJobWhoseDeadlineHasPassedWhenItComesIsNotStarted() throws Exception {
        travel(job("late").setDeadline(fixture.clock.instant().minusSeconds(1)));
        work();
        assertThat(outcome().getStatus()).isEqualTo(OutcomeStatus.EXPIRED);
        assertThat(fixture.computed).isZero();
    }

    @Test
    void aJobWhoseDeadlinePassesWhileItRunsExpires() throws Exception {
        fixture.computation = run -> {
            fixture.clock.forward(Duration.ofSeconds(31));
            fixture.watch.look();
            run.check();
            return WayFixture.tagged();
        };
        travel(job("j1").setDeadline(fixture.clock.instant().plusSeconds(30)));
        work();
        assertThat(outcome().getStatus()).isEqualTo(OutcomeStatus.EXPIRED);
        assertThat(outcome().getFailure().getCause()).endsWith("passed while the job ran.");
    }

    @Test
    void aFailureGoesToTheFailuresTopicWithTheOriginalRecord() throws Exception {
        fixture.computation = run -> {
            throw JobFailure.invalid(Code.BAD_AUDIO, "It is noise.", "Send music.");
        };
        Job job = job("j1").build();
        fixture.way.travel(delivery(Wire.encode(job), 9));
        work();
        assertThat(fixture.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.getKind()).isEqualTo(FailureKind.INVALID);
            assertThat(failure.getCode()).isEqualTo("RIP-211");
            assertThat(failure.getCause()).isEqualTo("It is noise.");
            assertThat(failure.getAction()).isEqualTo("Send music.");
            assertThat(failure.getOffset()).isEqualTo(9);
            assertThat(failure.getHeaders().get(0).getName()).isEqualTo("h");
            assertThat(Wire.decode(failure.getOriginal().array(), Job.class)).isEqualTo(job);
        });
        assertThat(fixture.sent.get(0).topic()).isEqualTo("ripieno.failures.v1");
        assertThat(outcome().getFailure().getCause()).isEqualTo("It is noise.");
    }

    @Test
    void theOriginalOfALongRecordGoesToTheBlobStore() throws Exception {
        byte[] bytes = new byte[400_000];
        fixture.way.travel(delivery(bytes, 0));
        assertThat(fixture.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.getOriginal()).isNull();
            assertThat(Path.of(URI.create(failure.getOriginalReference().getUri())))
                    .hasBinaryContent(bytes);
        });
        assertThat(fixture.outcomes()).isEmpty();
        assertThat(committed).containsExactly(0L);
        assertThat(fixture.readAhead.held()).isZero();
    }

    @Test
    void aKeyThatIsTooLongForARecordIsLeftOutOfTheFailure() {
        fixture.readAhead.arrived(1);
        fixture.way.travel(new Delivery(
                new Origin("ripieno.tagging.jobs.v1", 0, 0),
                new byte[500_000],
                new byte[1],
                List.of(new Header("h", new byte[100_000])),
                fixture.clock.instant(),
                () -> CompletableFuture.completedFuture(null)));
        assertThat(fixture.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.getKey()).isNull();
            assertThat(failure.getHeaders()).isEmpty();
            assertThat(failure.getOriginal().remaining()).isEqualTo(1);
        });
    }
}
