package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.events.EventHeaders;
import io.ripieno.contract.job.References;
import io.ripieno.contract.v1.FailureKind;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import io.ripieno.service.Recordings;
import io.ripieno.service.control.Cancel;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.Header;
import io.ripieno.service.intake.Origin;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobWayTest {
    @TempDir
    Path folder;

    private final Deque<Runnable> workers = new ArrayDeque<>();
    private final List<Long> committed = new ArrayList<>();
    private WayFixture fixture;
    private Path recording;
    private long offset;

    @BeforeEach
    void build() throws IOException {
        fixture = new WayFixture(folder, workers::add);
        recording = Recordings.sine(folder.resolve("a.wav"), 440, 1);
    }

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
    void aReplayOverridesAnEarlierCancellationButNotALaterOne() throws Exception {
        fixture.cancels.add(new Cancel("j1", "", fixture.clock.instant()));
        replay(job("j1"), fixture.clock.instant().plusSeconds(1));
        replay(job("j1"), fixture.clock.instant().minusSeconds(1));
        work();
        assertThat(fixture.outcomes())
                .extracting(Outcome::getStatus)
                .containsExactlyInAnyOrder(OutcomeStatus.PRODUCED, OutcomeStatus.CANCELLED);
    }

    @Test
    void drainingTellsNobodyThatAJobInAPauseWasCancelled() throws Exception {
        fixture.computation = run -> {
            throw JobFailure.passing(Code.DEVICE_FAILED, "Away.", "Wait.", null);
        };
        travel(job("j1"));
        work();
        new Drain(fixture.readAhead, fixture.watch, fixture.inFlight, fixture.persist).drain(Duration.ofMillis(50));
        assertThat(fixture.sent).isEmpty();
        assertThat(committed).isEmpty();
        assertThat(fixture.inFlight.isEmpty()).isTrue();
    }

    @Test
    void drainingLeavesAJobThatIsToBePlannedAgain() throws Exception {
        fixture.planning = job -> {
            throw JobFailure.passing(Code.MODEL_LOAD, "The disk is away.", "Wait.", null);
        };
        travel(job("j1"));
        new Drain(fixture.readAhead, fixture.watch, fixture.inFlight, fixture.persist).drain(Duration.ofSeconds(20));
        assertThat(fixture.sent).isEmpty();
        assertThat(committed).isEmpty();
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

    @Test
    void aPartitionThatIsLostTakesItsWaitingJobsWithItButNotTheRunningOnes() throws Exception {
        travel(job("j1"), job("j2"), job("j3"));
        Runnable runningNow = workers.remove();
        fixture.watch.lost("ripieno.tagging.jobs.v1", 0);
        runningNow.run();
        work();
        assertThat(fixture.outcomes())
                .extracting(Outcome::getJobId)
                .contains("j1")
                .doesNotContain("j3");
        assertThat(committed).doesNotContain(2L);
    }

    @Test
    void drainingLetsRunningJobsFinishAndLeavesTheWaitingOnesUncommitted() throws Exception {
        travel(job("j1"), job("j2"), job("j3"));
        Thread worker = new Thread(this::work);
        worker.start();
        new Drain(fixture.readAhead, fixture.watch, fixture.inFlight, fixture.persist).drain(Duration.ofSeconds(20));
        worker.join();
        assertThat(fixture.outcomes()).extracting(Outcome::getJobId).contains("j1");
        assertThat(fixture.inFlight.isEmpty()).isTrue();
        assertThat(fixture.outcomes()).hasSameSizeAs(committed);
    }

    @Test
    void drainingLeavesWhatDoesNotFinishInTimeWithoutAnOutcome() throws Exception {
        fixture.computation = run -> {
            while (true) {
                run.check();
            }
        };
        travel(job("j1"));
        Thread worker = new Thread(this::work);
        worker.start();
        new Drain(fixture.readAhead, fixture.watch, fixture.inFlight, fixture.persist).drain(Duration.ofMillis(50));
        worker.join();
        assertThat(fixture.sent).isEmpty();
        assertThat(committed).isEmpty();
        assertThat(fixture.inFlight.isEmpty()).isTrue();
    }

    private Job.Builder job(String id) throws IOException {
        return Job.newBuilder()
                .setJobId(id)
                .setTask(Task.TAGGING)
                .setInputs(List.of(Input.newBuilder()
                        .setRole(InputRole.AUDIO)
                        .setReference(References.ofFile(recording))
                        .build()));
    }

    private void travel(Job.Builder... jobs) {
        for (Job.Builder job : jobs) {
            fixture.way.travel(delivery(Wire.encode(job.build()), offset++));
        }
    }

    private void replay(Job.Builder job, Instant sentAt) {
        byte[] bytes = Wire.encode(job.build());
        Delivery plain = delivery(bytes, offset++);
        Header header = new Header(EventHeaders.REPLAY, "f".repeat(64).getBytes(StandardCharsets.UTF_8));
        fixture.way.travel(new Delivery(
                plain.origin(), plain.key(), bytes, List.of(header), sentAt, plain.receivedAt(), plain.commit()));
    }

    private Delivery delivery(byte[] value, long at) {
        fixture.readAhead.arrived(value.length);
        return new Delivery(
                new Origin("ripieno.tagging.jobs.v1", 0, at),
                "key".getBytes(StandardCharsets.UTF_8),
                value,
                List.of(new Header("h", null)),
                fixture.clock.instant(),
                () -> {
                    committed.add(at);
                    return CompletableFuture.completedFuture(null);
                });
    }

    private void work() {
        for (Runnable next = workers.poll(); next != null; next = workers.poll()) {
            next.run();
        }
    }

    private Outcome outcome() {
        assertThat(fixture.outcomes()).hasSize(1);
        return fixture.outcomes().get(0);
    }

    private static String eventId(WayFixture fixture) {
        return header(fixture, 0);
    }

    private static String header(WayFixture fixture, int record) {
        return fixture.records("ripieno.tagging.results.v1").get(record).headers().stream()
                .filter(header -> header.name().equals(EventHeaders.ID))
                .map(header -> new String(Objects.requireNonNull(header.value()), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
