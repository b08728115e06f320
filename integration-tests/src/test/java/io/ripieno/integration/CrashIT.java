package io.ripieno.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.ProgressStage;
import io.ripieno.contract.v1.Task;
import io.ripieno.integration.system.Broker;
import io.ripieno.integration.system.Jobs;
import io.ripieno.integration.system.Records;
import io.ripieno.integration.system.Records.Received;
import io.ripieno.integration.system.Service;
import io.ripieno.integration.system.TestTone;
import io.ripieno.integration.system.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is killed in the middle of its work. */
class CrashIT {
    private static final int JOBS = 6;

    @Test
    void noJobIsLostWhenTheServiceIsKilledInMidJobAndStartedAgain(@TempDir Path folder) {
        try (Broker broker = Broker.start(folder.resolve("kafka"))) {
            String bootstrap = broker.bootstrapServers();
            Topics.create(bootstrap, 3);
            try (Jobs jobs = new Jobs(bootstrap)) {
                for (int i = 0; i < JOBS; i++) {
                    Path file = TestTone.write(folder.resolve("long-" + i + ".wav"), 1800, 48 + i);
                    jobs.send(Jobs.tagging("job-" + i, file).build());
                }
            }
            Service first = Service.start(
                    folder.resolve("service"), bootstrap, folder, Map.of("ripieno.jobs.progress-every", "PT0.1S"));
            try (Records<Progress> progress = new Records<>(bootstrap, TopicCatalogue.progress(), Progress.class)) {
                progress.await(p -> p.getStage() == ProgressStage.COMPUTING, 1, Duration.ofMinutes(3));
            } finally {
                first.kill();
            }
            int finishedBefore = finished(bootstrap);
            assertThat(finishedBefore)
                    .as("jobs that had ended when the service was killed")
                    .isLessThan(JOBS);

            try (Service second = Service.start(folder.resolve("service"), bootstrap, folder, Map.of());
                    Records<Outcome> outcomes =
                            new Records<>(bootstrap, TopicCatalogue.results(Task.TAGGING), Outcome.class)) {
                second.awaitReady();
                for (int i = 0; i < JOBS; i++) {
                    String jobId = "job-" + i;
                    outcomes.await(outcome -> outcome.getJobId().equals(jobId), 1, Duration.ofMinutes(3));
                }
                List<Received<Outcome>> all = outcomes.settle(any -> true, Duration.ofSeconds(3));
                Map<String, List<String>> eventIds = all.stream()
                        .collect(Collectors.groupingBy(
                                received -> received.value().getJobId(),
                                Collectors.mapping(Received::eventId, Collectors.toList())));
                assertThat(eventIds).hasSize(JOBS);
                assertThat(eventIds.values())
                        .allSatisfy(ids -> assertThat(ids.stream().distinct()).hasSize(1));
                assertThat(all)
                        .allSatisfy(received -> assertThat(received.value().getStatus())
                                .isIn(OutcomeStatus.PRODUCED, OutcomeStatus.REUSED));
            }
        }
    }

    private static int finished(String bootstrap) {
        try (Records<Outcome> outcomes =
                new Records<>(bootstrap, TopicCatalogue.results(Task.TAGGING), Outcome.class)) {
            return outcomes.settle(any -> true, Duration.ofSeconds(2)).size();
        }
    }
}
