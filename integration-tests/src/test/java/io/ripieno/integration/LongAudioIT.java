package io.ripieno.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Excerpt;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Task;
import io.ripieno.integration.system.Broker;
import io.ripieno.integration.system.Jobs;
import io.ripieno.integration.system.LongFlac;
import io.ripieno.integration.system.Memory;
import io.ripieno.integration.system.Records;
import io.ripieno.integration.system.Service;
import io.ripieno.integration.system.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of hours in a service with a heap of 512 MiB: memory does not grow with their length or number. */
@Tag("soak")
class LongAudioIT {
    private static final int HOURS_2 = 7200;
    private static final int JOBS = 20;
    private static final int ROUNDS = 3;
    private static final long MIB = 1 << 20;

    @TempDir
    static Path folder;

    private static Path flac;
    private static Broker broker;

    @BeforeAll
    static void start() {
        long start = System.nanoTime();
        flac = LongFlac.write(folder.resolve("long.flac"), HOURS_2);
        System.out.printf("two hours of FLAC written in %.1f s%n", (System.nanoTime() - start) / 1e9);
        broker = Broker.start(folder.resolve("kafka"));
        Topics.create(broker.bootstrapServers(), 3);
    }

    @AfterAll
    static void end() {
        broker.close();
    }

    @Test
    void aTwoHourRecordingTakesNoMoreMemoryThanTenMinutesOfIt() {
        try (Service service = startService("length");
                Memory memory = new Memory(service.pid());
                Records<Outcome> outcomes = outcomes()) {
            tag("warm-up", 0, 600, outcomes);
            memory.forget();
            tag("ten-minutes", 600, 600, outcomes);
            long ofTenMinutes = memory.peakOfAll();
            System.out.println("ten minutes: " + memory);
            memory.forget();
            tag("two-hours", 0, HOURS_2, outcomes);
            System.out.println("two hours: " + memory);
            assertThat(memory.peakOfAll()).isLessThan(ofTenMinutes + 64 * MIB);
        }
    }

    @Test
    void twentyMixedJobsTakeTheSameMemoryInEachOfThreeRounds() {
        try (Service service = startService("rounds");
                Memory memory = new Memory(service.pid());
                Records<Outcome> outcomes = outcomes()) {
            long first = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                memory.forget();
                round(round, outcomes);
                System.out.printf("round %d of %d mixed jobs: %s%n", round, JOBS, memory);
                assertThat(memory.peakOfAll()).as("bounded").isLessThan(1280 * MIB);
                assertThat(memory.peakOfOneChild()).as("of one decode worker").isLessThan(256 * MIB);
                first = round == 1 ? memory.peakOfAll() : first;
            }
            assertThat(memory.peakOfAll()).as("flat").isLessThan(first + first / 20);
        }
    }

    /** Lengths are log-uniform from 5 s to 2 h. */
    private static void round(int round, Records<Outcome> outcomes) {
        Random random = new Random(round);
        try (Jobs jobs = new Jobs(broker.bootstrapServers())) {
            for (int i = 0; i < JOBS; i++) {
                double seconds = 5 * Math.pow(HOURS_2 / 5.0, random.nextDouble());
                double start = random.nextDouble() * (HOURS_2 - seconds);
                jobs.send(excerpt("round-" + round + "-" + i, start, seconds));
            }
        }
        outcomes.await(
                outcome -> outcome.getJobId().startsWith("round-" + round + "-")
                        && outcome.getStatus() == OutcomeStatus.PRODUCED,
                JOBS,
                Duration.ofMinutes(8));
    }

    private static void tag(String jobId, double start, double seconds, Records<Outcome> outcomes) {
        try (Jobs jobs = new Jobs(broker.bootstrapServers())) {
            jobs.send(excerpt(jobId, start, seconds));
        }
        Outcome outcome = outcomes.await(o -> o.getJobId().equals(jobId), 1, Duration.ofMinutes(5))
                .get(0)
                .value();
        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        assertThat(outcome.getTaskResult().getTagging().getTimeline().getWindows())
                .as("windows of ten seconds, one every five")
                .hasSize((int) Math.ceil(seconds / 5) - 1);
    }

    private static Job excerpt(String jobId, double start, double seconds) {
        Job.Builder job = Jobs.tagging(jobId, flac);
        Input part = Input.newBuilder(job.getInputs().get(0))
                .setExcerpt(Excerpt.newBuilder()
                        .setStartSeconds(start)
                        .setDurationSeconds(seconds)
                        .build())
                .build();
        return job.setInputs(List.of(part)).build();
    }

    /** The whole heap is taken at start, so that what grows is seen to grow. */
    private static Service startService(String name) {
        return Service.start(
                        folder.resolve(name),
                        broker.bootstrapServers(),
                        folder,
                        Map.of("ripieno.group", name, "ripieno.decoding.workers", "2"),
                        List.of("-Xms512m", "-XX:+AlwaysPreTouch"))
                .awaitReady();
    }

    private static Records<Outcome> outcomes() {
        return new Records<>(broker.bootstrapServers(), TopicCatalogue.results(Task.TAGGING), Outcome.class);
    }
}
