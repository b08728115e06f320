package io.ripieno.contract.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.contract.SampleRecords;
import io.ripieno.contract.v1.EvaluationParameters;
import io.ripieno.contract.v1.Excerpt;
import io.ripieno.contract.v1.FollowUp;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.MeasureSet;
import io.ripieno.contract.v1.ModelChoice;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.TaggingParameters;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.v1.TaskParameters;
import io.ripieno.contract.wire.Wire;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JobChecksTest {
    @Test
    void nothingIsWrongWithThePlainestJob() {
        assertThat(JobChecks.problems(SampleRecords.plainJob())).isEmpty();
        assertThat(JobChecks.problems(SampleRecords.plainJob(), Task.TAGGING)).isEmpty();
        assertThat(JobChecks.require(SampleRecords.plainJob())).isEqualTo(SampleRecords.plainJob());
    }

    @Test
    void nothingIsWrongWithAJobThatUsesEverything() {
        Job job = SampleRecords.job();
        job.setThen(List.of());
        assertThat(JobChecks.problems(job)).isEmpty();
    }

    @Test
    void theDefaultsOfTheSchemaAreNoPermission() {
        assertThat(JobChecks.problems(Job.newBuilder().build()))
                .extracting(JobProblem::field)
                .containsExactly("jobId", "task", "inputs");
    }

    @Test
    void whatAProblemQuotesIsPlainText() {
        Job job = SampleRecords.plainJob();
        job.setJobId("\u001b[2J\n");
        job.setSubject("x".repeat(77) + "\u202e𝄞" + "x".repeat(200));
        assertThat(JobChecks.problems(job))
                .extracting(JobProblem::value)
                .containsExactly("\"\ufffd[2J\ufffd\"", "\"" + "x".repeat(77) + "\ufffd\ufffd...");
        assertThatThrownBy(() -> JobChecks.require(job))
                .hasMessageStartingWith("The job \"\ufffd[2J\ufffd\" cannot be sent. jobId is \"\ufffd[2J\ufffd\": ");
        assertThat(new JobProblem("a\nb", "c", "d\te", "f\u2066").message())
                .isEqualTo("a\ufffdb is c: d\ufffde. f\ufffd.");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("jobId", job -> job.setJobId(" ")),
                fault("jobId", job -> job.setJobId("a\nb")),
                fault("jobId", job -> job.setJobId("x".repeat(201))),
                fault("subject", job -> job.setSubject("x".repeat(201))),
                fault("tenant", job -> job.setTenant("\u0000")),
                fault("subject", job -> job.setSubject("\u009b2J")),
                fault("task", job -> job.setTask(Task.UNSPECIFIED)),
                fault("labels", job -> job.setLabels(Map.of("a", "x".repeat(16 * 1024)))),
                fault("inputs", job -> job.setInputs(List.of())),
                fault(
                        "labels",
                        job -> job.setLabels(
                                IntStream.range(0, 101).boxed().collect(Collectors.toMap(String::valueOf, i -> "")))),
                fault("inputs", job -> job.setInputs(Collections.nCopies(101, input(job)))),
                fault("inputs[0].name", job -> input(job).setName("x".repeat(201))),
                fault("inputs[0].part", job -> input(job).setPart("x".repeat(201))),
                fault("inputs[0].item", job -> input(job).setItem("a\nb")),
                fault("inputs[0].reference.uri", job -> reference(job).setUri("file:///" + "x".repeat(4089))),
                fault("inputs[0].reference.mediaType", job -> reference(job).setMediaType("x".repeat(201))),
                fault("inputs[0].role", job -> input(job).setRole(InputRole.UNSPECIFIED)),
                fault("inputs[0]", job -> input(job).setReference(null)),
                fault("inputs[0].reference.uri", job -> reference(job).setUri("")),
                fault("inputs[0].reference.uri", job -> reference(job).setUri("music/a.flac")),
                fault("inputs[0].reference.uri", job -> reference(job).setUri("file:///a b")),
                fault("inputs[0].reference.sha256", job -> reference(job).setSha256("")),
                fault("inputs[0].reference.sha256", job -> reference(job).setSha256("5F".repeat(32))),
                fault("inputs[0].reference.byteLength", job -> reference(job).setByteLength(0)),
                fault("inputs[0].reference.byteLength", job -> reference(job).setByteLength(-1)),
                fault("inputs[0].reference.byteLength", job -> reference(job).setByteLength(Long.MAX_VALUE)),
                fault("inputs[0].inline.content", job -> job.setInputs(List.of(SampleRecords.score(0)))),
                fault(
                        "inputs[0].inline.content",
                        job -> job.setInputs(List.of(SampleRecords.score(Wire.MAX_INLINE_BYTES + 1)))),
                fault("inputs[0].inline.mediaType", job -> {
                    job.setInputs(List.of(SampleRecords.score(1)));
                    input(job).getInline().setMediaType("");
                }),
                fault("inputs[0].inline", job -> {
                    job.setInputs(List.of(SampleRecords.score(1)));
                    input(job).setRole(InputRole.AUDIO);
                }),
                fault("inputs[0].excerpt.startSeconds", job -> excerpt(job).setStartSeconds(-1)),
                fault("inputs[0].excerpt.startSeconds", job -> excerpt(job).setStartSeconds(Double.NaN)),
                fault("inputs[0].excerpt.durationSeconds", job -> excerpt(job).setDurationSeconds(0.0)),
                fault("inputs[0].excerpt.durationSeconds", job -> excerpt(job)
                        .setDurationSeconds(Double.POSITIVE_INFINITY)),
                fault("inputs[0].statedSeconds", job -> input(job).setStatedSeconds(-3.0)),
                fault("inputs[0].statedSeconds", job -> input(job).setStatedSeconds(1e300)),
                fault("inputs[0].statedSeconds", job -> input(job).setStatedSeconds(0.0)),
                fault("inputs[0].statedSeconds", job -> input(job).setStatedSeconds(Double.NaN)),
                fault("inputs[0].statedSeconds", job -> input(job).setStatedSeconds(Double.POSITIVE_INFINITY)),
                fault("model.name", job -> model(job, "../secret", "")),
                fault("model.name", job -> model(job, "", "1")),
                fault("model.version", job -> model(job, "tagger", "1/2")),
                fault("parameters.tagging", job -> {
                    tagging(job);
                    job.setTask(Task.SEPARATION);
                }),
                fault("parameters.tagging.hopSeconds", job -> tagging(job).setHopSeconds(0.0)),
                fault("parameters.tagging.hopSeconds", job -> tagging(job).setHopSeconds(0.0499)),
                fault("parameters.tagging.hopSeconds", job -> tagging(job).setHopSeconds(Double.NaN)),
                fault("parameters.tagging.topN", job -> tagging(job).setTopN(-1)),
                fault("parameters.tagging.thresholds[piano]", job -> tagging(job)
                        .setThresholds(Map.of("piano", 1.5))),
                fault("parameters.tagging.labels[0]", job -> tagging(job).setLabels(List.of(""))),
                fault("parameters.evaluation", job -> {
                    evaluation(job);
                    job.setTask(Task.TAGGING);
                }),
                fault("parameters.evaluation", job -> job.setTask(Task.EVALUATION)),
                fault("parameters.evaluation.measures", job -> evaluation(job).setMeasures(MeasureSet.UNSPECIFIED)),
                fault("parameters.evaluation.options", job -> evaluation(job)
                        .setOptions(
                                IntStream.range(0, 51).boxed().collect(Collectors.toMap(String::valueOf, i -> "1")))),
                fault("parameters.evaluation.options[window]", job -> evaluation(job)
                        .setOptions(Map.of("window", "1\n"))),
                fault("model", job -> {
                    evaluation(job);
                    model(job, "instrument-tagger", "");
                }),
                fault("inputs", job -> {
                    evaluation(job);
                    job.setInputs(Collections.nCopies(1001, input(job)));
                }),
                fault(
                        "then",
                        job -> job.setThen(List.of(
                                FollowUp.newBuilder().setTask(Task.SEPARATION).build()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultIsReportedOnceAtItsFieldAndSaysWhatToDo(String field, Consumer<Job> fault) {
        Job job = SampleRecords.plainJob();
        fault.accept(job);
        assertThat(JobChecks.problems(job)).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.message()).startsWith(field + " is ").endsWith(problem.action() + ".");
            assertThat(problem.message().length()).isLessThan(400);
        });
    }

    @Test
    void anEvaluationMayCompareSetsOfManyInputs() {
        Job job = SampleRecords.plainJob();
        evaluation(job).setOptions(Map.of("window", "44100"));
        job.setInputs(Collections.nCopies(1000, input(job)));
        assertThat(JobChecks.problems(job)).isEmpty();
    }

    @Test
    void allFaultsAreReportedTogether() {
        Job job = SampleRecords.plainJob();
        job.setJobId("");
        reference(job).setSha256("abc");
        input(job).setStatedSeconds(-1.0);
        assertThatThrownBy(() -> JobChecks.require(job))
                .isInstanceOfSatisfying(
                        InvalidJobException.class, e -> assertThat(e.problems()).hasSize(3))
                .hasMessage(
                        "The job \"\" cannot be sent. jobId is empty: it is required. Choose one that is unique, such"
                                + " as a UUID. inputs[0].reference.sha256 is \"abc\": it must be 64 lower-case hexadecimal"
                                + " digits. Compute the SHA-256 of the content. inputs[0].statedSeconds is -1.0: it must be"
                                + " greater than 0 and at most 1000000.0 s. Leave it null if not known.");
    }

    @Test
    void bothAReferenceAndInlineContentAreRefused() {
        Job job = SampleRecords.plainJob();
        Input both = SampleRecords.score(1);
        both.setReference(SampleRecords.reference());
        job.setInputs(List.of(both));
        assertThat(JobChecks.problems(job))
                .extracting(JobProblem::message)
                .containsExactly("inputs[0] is both referenced and inline: exactly one of reference and inline is"
                        + " needed. Refer to content in a store; only a score may be inline.");
    }

    @Test
    void aJobOnTheTopicOfAnotherTaskIsRefused() {
        assertThat(JobChecks.problems(SampleRecords.plainJob(), Task.SEPARATION))
                .extracting(JobProblem::message)
                .containsExactly("task is TAGGING: the topic holds jobs of SEPARATION. Send the job to the topic of its"
                        + " own task.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Wire.MAX_INLINE_BYTES})
    void aScoreUpToTheLimitMayBeInline(int bytes) {
        Job job = SampleRecords.plainJob();
        job.setInputs(List.of(SampleRecords.score(bytes)));
        assertThat(JobChecks.problems(job)).isEmpty();
        assertThat(Wire.decode(Wire.encode(job), Job.class)).isEqualTo(job);
    }

    private static Arguments fault(String field, Consumer<Job> fault) {
        return Arguments.of(field, fault);
    }

    private static Input input(Job job) {
        return job.getInputs().get(0);
    }

    private static Reference reference(Job job) {
        return input(job).getReference();
    }

    private static Excerpt excerpt(Job job) {
        input(job).setExcerpt(Excerpt.newBuilder().build());
        return input(job).getExcerpt();
    }

    private static void model(Job job, String name, String version) {
        job.setModel(ModelChoice.newBuilder().setName(name).setVersion(version).build());
    }

    private static TaggingParameters tagging(Job job) {
        job.setParameters(TaskParameters.newBuilder()
                .setTagging(TaggingParameters.newBuilder().build())
                .build());
        return job.getParameters().getTagging();
    }

    /** Makes it an evaluation in which nothing is wrong. */
    private static EvaluationParameters evaluation(Job job) {
        EvaluationParameters evaluation = EvaluationParameters.newBuilder()
                .setMeasures(MeasureSet.SEPARATION)
                .build();
        job.setTask(Task.EVALUATION);
        job.setParameters(TaskParameters.newBuilder().setEvaluation(evaluation).build());
        return job.getParameters().getEvaluation();
    }
}
