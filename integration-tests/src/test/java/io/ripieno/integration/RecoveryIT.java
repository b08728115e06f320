package io.ripieno.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.ProgressStage;
import io.ripieno.contract.v1.Task;
import io.ripieno.integration.system.Broker;
import io.ripieno.integration.system.Jobs;
import io.ripieno.integration.system.Kept;
import io.ripieno.integration.system.Records;
import io.ripieno.integration.system.Records.Received;
import io.ripieno.integration.system.Service;
import io.ripieno.integration.system.TestTone;
import io.ripieno.integration.system.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is killed at each place where a job can be, and a broker that is killed under it. */
class RecoveryIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Map<String, String> NEVER_COMMITS =
            Map.of("mp.messaging.incoming.jobs.auto.commit.interval.ms", "600000");

    @TempDir
    Path folder;

    private Broker broker;
    private Records<Progress> progress;
    private @Nullable Service service;

    @BeforeEach
    void start() {
        broker = Broker.start(folder.resolve("kafka"));
        Topics.create(broker.bootstrapServers(), 2);
        progress = new Records<>(broker.bootstrapServers(), TopicCatalogue.progress(), Progress.class);
    }

    @AfterEach
    void end() {
        if (service != null) {
            service.close();
        }
        progress.close();
        broker.close();
    }

    @Test
    void killedInFetch() {
        Path large = TestTone.writeWithPadding(folder.resolve("large.wav"), 20, 50, 700 << 20);
        startService(Map.of());
        send(Jobs.tagging("fetched", large));
        await("a part of the input in scratch")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Kept.files(service("ripieno-data/scratch")).stream()
                        .anyMatch(file -> file.getFileName().toString().startsWith("input-")));
        kill();
        assertThat(Kept.outcomes(service(""))).isEmpty();

        startService(Map.of());
        assertThat(onlyOutcomeOf("fetched").getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        Objects.requireNonNull(service).close();
        assertThat(Kept.files(service("ripieno-data/scratch")))
                .as("scratch that the crash left was removed at start, and the rest at the end")
                .isEmpty();
    }

    @Test
    void killedInCompute() {
        startService(Map.of());
        send(Jobs.tagging("computed", TestTone.write(folder.resolve("long.wav"), 7200, 51)));
        awaitComputing("computed");
        kill();
        assertThat(Kept.outcomes(service(""))).isEmpty();

        startService(Map.of());
        assertThat(onlyOutcomeOf("computed").getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
    }

    @Test
    void killedBetweenStoreAndPublish() {
        storeWithTheBrokerFrozen("stored");
        broker.thaw();
        assertThat(told("stored")).as("told before the kill").isEmpty();
        toldFromTheStore("stored");
    }

    @Tag("soak")
    @Test
    void killedBetweenStoreAndPublishAndTheBrokerToo() {
        storeWithTheBrokerFrozen("stored");
        broker.kill();
        broker = Broker.start(folder.resolve("kafka"));
        toldFromTheStore("stored");
    }

    private void storeWithTheBrokerFrozen(String jobId) {
        startService(Map.of());
        send(Jobs.tagging(jobId, TestTone.write(folder.resolve("long.wav"), 7200, 52)));
        awaitComputing(jobId);
        broker.freeze();
        await("the stored outcome")
                .atMost(PATIENCE)
                .until(() -> Kept.outcomes(service("")).size() == 1);
        kill();
    }

    private void toldFromTheStore(String jobId) {
        Map<String, FileTime> stored = Kept.outcomes(service(""));
        assertThat(stored).hasSize(1);
        startService(Map.of());
        assertThat(onlyOutcomeOf(jobId).getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        assertThat(Kept.outcomes(service("")))
                .as("what was stored is told and not computed again")
                .isEqualTo(stored);
    }

    @Test
    void killedBetweenPublishAndCommit() {
        startService(NEVER_COMMITS);
        send(Jobs.tagging("published", TestTone.write(folder.resolve("short.wav"), 20, 53)));
        Path changed = TestTone.write(folder.resolve("changed.wav"), 20, 54);
        Job.Builder wrong = Jobs.tagging("wrong", changed);
        TestTone.write(changed, 21, 54);
        send(wrong);
        onlyOutcomeOf("published");
        onlyOutcomeOf("wrong");
        kill();
        Map<String, FileTime> stored = Kept.outcomes(service(""));

        startService(Map.of());
        try (Records<Outcome> outcomes = outcomes()) {
            for (String jobId : List.of("published", "wrong")) {
                List<Received<Outcome>> told =
                        outcomes.await(outcome -> outcome.getJobId().equals(jobId), 2, PATIENCE);
                assertThat(told.stream().map(Received::eventId).distinct())
                        .as("told twice as one event")
                        .hasSize(1);
            }
        }
        assertThat(Kept.outcomes(service(""))).isEqualTo(stored);
    }

    @Test
    void theBrokerIsKilledWithTheServiceAndBothStartOnTheirData() {
        startService(Map.of());
        for (int i = 0; i < 4; i++) {
            Path file = TestTone.write(folder.resolve("song-" + i + ".wav"), i < 3 ? 10 + 200 * i : 7200, 54 + i);
            send(Jobs.tagging("song-" + i, file));
        }
        awaitComputing("song-3");
        broker.kill();
        kill();
        broker = Broker.start(folder.resolve("kafka"));
        startService(Map.of());
        for (int i = 0; i < 4; i++) {
            assertThat(onlyOutcomeOf("song-" + i).getStatus()).isIn(OutcomeStatus.PRODUCED, OutcomeStatus.REUSED);
        }
    }

    @Tag("soak")
    @Test
    void theBrokerIsKilledUnderTheServiceWhichGoesOn() {
        startService(Map.of());
        send(Jobs.tagging("survivor", TestTone.write(folder.resolve("long.wav"), 7200, 58)));
        awaitComputing("survivor");
        broker.kill();
        broker = Broker.start(folder.resolve("kafka"));
        assertThat(onlyOutcomeOf("survivor").getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        assertThat(Objects.requireNonNull(service).isAlive()).isTrue();
    }

    @Test
    void whatWasHalfWrittenIsComputedAgainAndNotAnswered() throws IOException {
        startService(Map.of());
        Path file = TestTone.write(folder.resolve("short.wav"), 20, 59);
        send(Jobs.tagging("first", file));
        String workId = onlyOutcomeOf("first").getWorkId();
        Path outcome = service("blobs/outcomes").resolve(workId);
        byte[] whole = Files.readAllBytes(outcome);
        Files.write(outcome, Arrays.copyOf(whole, whole.length / 2));

        send(Jobs.tagging("second", file));
        assertThat(onlyOutcomeOf("second").getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        send(Jobs.tagging("third", file));
        assertThat(onlyOutcomeOf("third").getStatus()).isEqualTo(OutcomeStatus.REUSED);
    }

    private void startService(Map<String, String> settings) {
        Map<String, String> telling = new HashMap<>(settings);
        telling.put("ripieno.jobs.progress-every", "PT0.1S");
        service = Service.start(folder.resolve("service"), broker.bootstrapServers(), folder, telling)
                .awaitReady();
    }

    private void kill() {
        Objects.requireNonNull(service).kill();
    }

    private Path service(String path) {
        return folder.resolve("service").resolve(path);
    }

    private void send(Job.Builder job) {
        try (Jobs jobs = new Jobs(broker.bootstrapServers())) {
            jobs.send(job.build());
        }
    }

    private void awaitComputing(String jobId) {
        progress.await(at -> at.getJobId().equals(jobId) && at.getStage() == ProgressStage.COMPUTING, 1, PATIENCE);
    }

    /** The outcome of a job, which must be the same event however often it is told. */
    private Outcome onlyOutcomeOf(String jobId) {
        try (Records<Outcome> outcomes = outcomes()) {
            outcomes.await(outcome -> outcome.getJobId().equals(jobId), 1, PATIENCE);
            List<Received<Outcome>> all =
                    outcomes.settle(outcome -> outcome.getJobId().equals(jobId), Duration.ofMillis(500));
            assertThat(all.stream().map(Received::eventId).distinct())
                    .as("terminal ce_ids of " + jobId)
                    .hasSize(1);
            return all.get(all.size() - 1).value();
        }
    }

    private List<Received<Outcome>> told(String jobId) {
        try (Records<Outcome> outcomes = outcomes()) {
            return outcomes.settle(outcome -> outcome.getJobId().equals(jobId), Duration.ofSeconds(1));
        }
    }

    private Records<Outcome> outcomes() {
        return new Records<>(broker.bootstrapServers(), TopicCatalogue.results(Task.TAGGING), Outcome.class);
    }
}
