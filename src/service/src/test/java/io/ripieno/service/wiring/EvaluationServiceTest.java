package io.ripieno.service.wiring;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ripieno.contract.job.References;
import io.ripieno.contract.topics.RecordKeys;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.ControlCommand;
import io.ripieno.contract.v1.EvaluationFigure;
import io.ripieno.contract.v1.EvaluationParameters;
import io.ripieno.contract.v1.EvaluationResult;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.MeasureSet;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.v1.TaskParameters;
import io.ripieno.contract.wire.Wire;
import io.ripieno.music.metrics.regression.Paired;
import io.ripieno.service.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Evaluations over nothing but the contract, against a broker. */
@QuarkusTest
@QuarkusTestResource(BrokerAndModel.class)
class EvaluationServiceTest {
    private static final String JOBS = TopicCatalogue.jobs(Task.EVALUATION).name();
    private static final String RESULTS =
            TopicCatalogue.results(Task.EVALUATION).name();
    private static final String FAILURES = TopicCatalogue.failures().name();
    private static final Duration LONG = Duration.ofMinutes(2);

    private Path inputs;
    private Wires wires;

    @BeforeEach
    void connect() {
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
        Config config = ConfigProvider.getConfig();
        inputs = config.getValue(BrokerAndModel.INPUTS, Path.class);
        wires = new Wires(config.getValue("kafka.bootstrap.servers", String.class), List.of(RESULTS, FAILURES));
    }

    @AfterEach
    void disconnect() {
        wires.close();
    }

    @Test
    void aJobEndsInTheFiguresThatTheMeasuresGiveAndEqualWorkIsReused() throws Exception {
        Path truth = Files.writeString(inputs.resolve("truth.csv"), "0.1\n0.5\n0.9\n0.4\n");
        Path predicted = Files.writeString(inputs.resolve("predicted.csv"), "0.2\n0.4\n0.8\n0.45\n");
        List<Input> both = List.of(input("truth", "", "", truth), input("predicted", "", "", predicted));
        send(job("numbers", MeasureSet.REGRESSION, Map.of("steps", "5"), both));
        Outcome outcome = outcome("numbers");

        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        EvaluationResult result = outcome.getTaskResult().getEvaluation();
        assertThat(result.getMeasures()).isEqualTo(MeasureSet.REGRESSION);
        Paired pairs = new Paired(new double[] {0.1, 0.5, 0.9, 0.4}, new double[] {0.2, 0.4, 0.8, 0.45});
        assertThat(figure(result, "r2").getValues()).containsExactly(pairs.r2());
        assertThat(figure(result, "spearman").getValues()).containsExactly(pairs.spearman());
        assertThat(figure(result, "accuracy").getValues()).containsExactly(pairs.accuracy(5));
        assertThat(figure(result, "r2").getAxes().get(0).getName()).isEqualTo("target");
        assertThat(result.getReference()).isNull();
        assertThat(outcome.getProvenance().getModels()).isEmpty();
        assertThat(outcome.getProvenance().getParameters())
                .isEqualTo("{\"measures\":\"regression\",\"options\":{\"clip\":\"false\",\"steps\":\"5\"}}");
        assertThat(outcome.getProvenance().getInputs()).hasSize(2);

        send(job("same-numbers", MeasureSet.REGRESSION, Map.of("steps", "5", "clip", "false"), both));
        Outcome again = outcome("same-numbers");
        assertThat(again.getStatus()).isEqualTo(OutcomeStatus.REUSED);
        assertThat(again.getReusedFrom()).isEqualTo("numbers");
        assertThat(again.getTaskResult()).isEqualTo(outcome.getTaskResult());
    }

    @Test
    void inputsThatCannotBeJudgedFailTheJobAndNothingIsLost() throws Exception {
        Path truth = Files.writeString(inputs.resolve("bad.csv"), "0.1\nhalf\n");
        List<Input> both = List.of(input("truth", "", "", truth), input("predicted", "", "", truth));
        send(job("bad", MeasureSet.REGRESSION, Map.of(), both));
        Outcome outcome = outcome("bad");
        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.getFailure().getCode()).isEqualTo("RIP-241");
        assertThat(outcome.getFailure().getCause()).contains("bad.csv").contains("half");
        await().atMost(LONG).untilAsserted(() -> assertThat(wires.on(FAILURES, Failure.class))
                .extracting(Failure::getJobId)
                .contains("bad"));
        send(job("unknown", MeasureSet.REGRESSION, Map.of("stairs", "5"), both));
        assertThat(outcome("unknown").getFailure().getCode()).isEqualTo("RIP-107");
        assertThat(outcome("unknown").getFailure().getCause()).contains("stairs");
    }

    @Test
    void aCancelledEvaluationEndsWithoutAResult() throws Exception {
        Path bass = Recordings.sine(inputs.resolve("bass.wav"), 110, 4);
        Path vocals = Recordings.sine(inputs.resolve("vocals.wav"), 440, 4);
        List<Input> tracks = new ArrayList<>();
        for (int track = 0; track < 100; track++) {
            for (String role : List.of("references", "estimates")) {
                tracks.add(input(role, "track " + track, "bass", bass));
                tracks.add(input(role, "track " + track, "vocals", vocals));
            }
        }
        send(job("unwanted-tracks", MeasureSet.SEPARATION, Map.of(), tracks));
        Control cancel = Control.newBuilder()
                .setCommand(ControlCommand.CANCEL)
                .setJobId("unwanted-tracks")
                .setReason("wrong mix")
                .setAt(Instant.now())
                .build();
        wires.send(TopicCatalogue.control().name(), "unwanted-tracks", Wire.encode(cancel));
        Outcome outcome = outcome("unwanted-tracks");
        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.CANCELLED);
        assertThat(outcome.getFailure().getCause()).contains("wrong mix");
        assertThat(outcome.getTaskResult()).isNull();
    }

    private static EvaluationFigure figure(EvaluationResult result, String name) {
        return result.getFigures().stream()
                .filter(figure -> figure.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Job job(String id, MeasureSet measures, Map<String, String> options, List<Input> inputs) {
        return Job.newBuilder()
                .setJobId(id)
                .setTask(Task.EVALUATION)
                .setParameters(TaskParameters.newBuilder()
                        .setEvaluation(EvaluationParameters.newBuilder()
                                .setMeasures(measures)
                                .setOptions(options)
                                .build())
                        .build())
                .setInputs(inputs)
                .build();
    }

    private static Input input(String name, String item, String part, Path file) throws Exception {
        return Input.newBuilder()
                .setRole(InputRole.EVALUATED)
                .setName(name)
                .setItem(item)
                .setPart(part)
                .setReference(References.ofFile(file))
                .build();
    }

    private void send(Job job) throws Exception {
        wires.send(JOBS, RecordKeys.of(job), Wire.encode(job));
    }

    private Outcome outcome(String jobId) {
        return await().atMost(LONG)
                .until(
                        () -> wires.on(RESULTS, Outcome.class).stream()
                                .filter(outcome -> outcome.getJobId().equals(jobId))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }
}
