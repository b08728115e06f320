package io.ripieno.service.wiring;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ripieno.contract.job.References;
import io.ripieno.contract.topics.RecordKeys;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.ModelChoice;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Priority;
import io.ripieno.contract.v1.TaggingParameters;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.v1.TaskParameters;
import io.ripieno.contract.wire.Wire;
import io.ripieno.service.Recordings;
import io.ripieno.service.TinyModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The priority of a job, sent through a broker, decides on its share of a device that is slower than the host. */
@QuarkusTest
@QuarkusTestResource(BrokerAndModel.class)
class LanesServiceTest {
    private static final String JOBS = TopicCatalogue.jobs(Task.TAGGING).name();
    private static final String RESULTS = TopicCatalogue.results(Task.TAGGING).name();
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final double HOP = 0.5;
    private static final int LOW_JOBS = 3;
    private static final int LOW_WINDOWS = 16;
    private static final int HIGH_WINDOWS = 20;

    private Path inputs;
    private Wires wires;

    @BeforeEach
    void connect() {
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
        Config config = ConfigProvider.getConfig();
        inputs = config.getValue(BrokerAndModel.INPUTS, Path.class);
        wires = new Wires(config.getValue("kafka.bootstrap.servers", String.class), List.of(RESULTS));
    }

    @AfterEach
    void disconnect() {
        wires.close();
    }

    /**
     * All are admitted at once and begin when the model is loaded. Among equals the one of high priority would end last, as
     * it comes last and is the longest; with 12 shares of 13 it ends first.
     */
    @Test
    void aJobOfHighPriorityPassesThoseOfLowPriorityThatCameBefore() throws Exception {
        Map<String, Path> low = new HashMap<>();
        for (int i = 0; i < LOW_JOBS; i++) {
            low.put("low-" + i, recording("low-" + i, 200 + i, LOW_WINDOWS));
        }
        Path high = recording("high", 400, HIGH_WINDOWS);
        for (Map.Entry<String, Path> each : low.entrySet()) {
            send(each.getKey(), Priority.LOW, each.getValue());
        }
        send("high", Priority.HIGH, high);
        Instant end = finishedAt("high");
        for (String id : low.keySet()) {
            assertThat(finishedAt(id)).as(id).isAfter(end);
        }
    }

    private Instant finishedAt(String id) {
        Outcome outcome = await().atMost(LONG)
                .until(
                        () -> wires.on(RESULTS, Outcome.class).stream()
                                .filter(each -> each.getJobId().equals(id))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        return outcome.getFinishedAt();
    }

    private Path recording(String name, double hz, int windows) throws Exception {
        return Recordings.sine(inputs.resolve(name + ".wav"), hz, 10 + (windows - 1) * HOP);
    }

    private void send(String id, Priority priority, Path recording) throws Exception {
        Job job = Job.newBuilder()
                .setJobId(id)
                .setTask(Task.TAGGING)
                .setPriority(priority)
                .setModel(ModelChoice.newBuilder().setName(TinyModel.SLOW).build())
                .setParameters(TaskParameters.newBuilder()
                        .setTagging(TaggingParameters.newBuilder()
                                .setHopSeconds(HOP)
                                .build())
                        .build())
                .setInputs(List.of(Input.newBuilder()
                        .setRole(InputRole.AUDIO)
                        .setReference(References.ofFile(recording))
                        .build()))
                .build();
        wires.send(JOBS, RecordKeys.of(job), Wire.encode(job));
    }
}
