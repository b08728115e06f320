package io.ripieno.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Task;
import io.ripieno.integration.system.Broker;
import io.ripieno.integration.system.Jobs;
import io.ripieno.integration.system.Kept;
import io.ripieno.integration.system.Records;
import io.ripieno.integration.system.Records.Received;
import io.ripieno.integration.system.Service;
import io.ripieno.integration.system.TestTone;
import io.ripieno.integration.system.Topics;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills at forty random moments, of the service, the broker or both, while jobs of many lengths come in. */
@Tag("soak")
class RandomCrashesIT {
    private static final int CRASHES = Integer.getInteger("ripieno.crashes", 40);
    private static final int JOBS_A_ROUND = 5;
    private static final long SEED = 20260501;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Map<String, FileTime> stored = new HashMap<>();

    @Test
    void noJobIsLostAndNoneEndsTwice() {
        Broker broker = Broker.start(folder.resolve("kafka"));
        Topics.create(broker.bootstrapServers(), 3);
        Map<String, Integer> victims = new TreeMap<>();
        int sent = 0;
        for (int crash = 0; crash < CRASHES; crash++) {
            Service service = start(broker);
            if (random.nextInt(4) > 0) {
                service.awaitReady();
            }
            for (int i = 0; i < JOBS_A_ROUND; i++) {
                send(broker, "job-" + sent++);
            }
            LockSupport.parkNanos((long) (1e6 * Math.pow(10, 3.6 * random.nextDouble())));
            switch (random.nextInt(4)) {
                case 0 -> {
                    victims.merge("broker", 1, Integer::sum);
                    broker.kill();
                    service.kill();
                    broker = Broker.start(folder.resolve("kafka"));
                }
                case 1 -> {
                    victims.merge("broker, while the service goes on for a second", 1, Integer::sum);
                    broker.kill();
                    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
                    service.kill();
                    broker = Broker.start(folder.resolve("kafka"));
                }
                default -> {
                    victims.merge("service", 1, Integer::sum);
                    service.kill();
                }
            }
            nothingStoredWasComputedAgain();
        }
        try (Broker last = broker;
                Service service = start(last).awaitReady();
                Records<Outcome> outcomes =
                        new Records<>(last.bootstrapServers(), TopicCatalogue.results(Task.TAGGING), Outcome.class)) {
            for (int i = 0; i < sent; i++) {
                String jobId = "job-" + i;
                outcomes.await(outcome -> outcome.getJobId().equals(jobId), 1, Duration.ofMinutes(5));
            }
            List<Received<Outcome>> all = outcomes.settle(any -> true, Duration.ofSeconds(5));
            nothingStoredWasComputedAgain();
            assertThat(service.isAlive()).isTrue();
            report(sent, victims, all);
        }
    }

    private void report(int sent, Map<String, Integer> victims, List<Received<Outcome>> all) {
        Map<String, List<Received<Outcome>>> byJob = all.stream()
                .collect(Collectors.groupingBy(received -> received.value().getJobId()));
        long twice = byJob.values().stream()
                .filter(told -> told.stream().map(Received::eventId).distinct().count() > 1)
                .count();
        System.out.printf(
                "%d crashes %s, seed %d: %d jobs sent, %d lost, %d with two terminal ce_ids, %d outcomes told %d times%n",
                CRASHES, victims, SEED, sent, sent - byJob.size(), twice, byJob.size(), all.size());
        assertThat(byJob).hasSize(sent);
        assertThat(twice).isZero();
        assertThat(all).allSatisfy(received -> assertThat(received.value().getStatus())
                .isIn(OutcomeStatus.PRODUCED, OutcomeStatus.REUSED));
    }

    /** An outcome that was stored once is never written again. */
    private void nothingStoredWasComputedAgain() {
        Map<String, FileTime> now = Kept.outcomes(folder.resolve("service"));
        assertThat(now).containsAllEntriesOf(stored);
        stored.putAll(now);
    }

    private Service start(Broker broker) {
        return Service.start(folder.resolve("service"), broker.bootstrapServers(), folder, Map.of());
    }

    /** From one second to about two minutes, log-uniform; one in five asks for work that was asked for before. */
    private void send(Broker broker, String jobId) {
        int seconds = (int) Math.round(Math.pow(120, random.nextDouble()));
        int note = random.nextInt(5) == 0 ? 40 : 40 + random.nextInt(40);
        Path file = TestTone.write(folder.resolve("tone-" + seconds + "-" + note + ".wav"), seconds, note);
        try (Jobs jobs = new Jobs(broker.bootstrapServers())) {
            jobs.send(Jobs.tagging(jobId, file).build());
        }
    }
}
