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
import io.ripieno.integration.system.Service;
import io.ripieno.integration.system.TestTone;
import io.ripieno.integration.system.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that are cancelled before the service has started, and while it works on them. */
class ControlIT {
    private static final Duration LONG = Duration.ofMinutes(3);

    @Test
    void whatWasCancelledBeforeTheStartIsNotBegunAndWhatRunsEndsSoon(@TempDir Path folder) {
        try (Broker broker = Broker.start(folder.resolve("kafka"))) {
            String bootstrap = broker.bootstrapServers();
            Topics.create(bootstrap, 3);
            Path file = TestTone.write(folder.resolve("long.wav"), 7200, 48);
            try (Jobs jobs = new Jobs(bootstrap);
                    Records<Progress> progress = new Records<>(bootstrap, TopicCatalogue.progress(), Progress.class);
                    Records<Outcome> outcomes =
                            new Records<>(bootstrap, TopicCatalogue.results(Task.TAGGING), Outcome.class)) {
                jobs.cancel("early");
                jobs.send(Jobs.tagging("early", file).build());
                jobs.send(Jobs.tagging("running", file).setForce(true).build());
                try (Service service = Service.start(
                        folder.resolve("service"),
                        bootstrap,
                        folder,
                        Map.of("ripieno.jobs.progress-every", "PT0.1S"))) {
                    service.awaitReady();
                    assertThat(status(outcomes, "early", LONG)).isEqualTo(OutcomeStatus.CANCELLED);
                    progress.await(at -> isComputing(at, "running"), 1, LONG);
                    long start = System.nanoTime();
                    jobs.cancel("running");
                    assertThat(status(outcomes, "running", LONG)).isEqualTo(OutcomeStatus.CANCELLED);
                    System.out.printf(
                            "a job in mid-compute was told as cancelled %.2f s after the command%n",
                            (System.nanoTime() - start) / 1e9);
                    assertThat(progress.settle(at -> isComputing(at, "early"), Duration.ofSeconds(1)))
                            .isEmpty();
                }
            }
        }
    }

    private static boolean isComputing(Progress progress, String jobId) {
        return progress.getJobId().equals(jobId) && progress.getStage() == ProgressStage.COMPUTING;
    }

    private static OutcomeStatus status(Records<Outcome> outcomes, String jobId, Duration timeout) {
        return outcomes.await(outcome -> outcome.getJobId().equals(jobId), 1, timeout)
                .get(0)
                .value()
                .getStatus();
    }
}
