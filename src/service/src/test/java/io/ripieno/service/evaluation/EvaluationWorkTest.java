package io.ripieno.service.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import io.ripieno.music.metrics.evaluation.Evaluation;
import io.ripieno.music.metrics.evaluation.MeasureSet;
import io.ripieno.music.metrics.onset.Onsets;
import io.ripieno.service.Recordings;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.Content;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.Input;
import io.ripieno.service.job.InputRole;
import io.ripieno.service.job.Job;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Lane;
import io.ripieno.service.job.Sender;
import io.ripieno.service.job.Task;
import io.ripieno.service.job.Work;
import io.ripieno.service.recording.JobAudio;
import io.ripieno.service.run.Computed;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.Jobs;
import io.ripieno.service.run.ProgressSink;
import io.ripieno.service.run.SpooledInput;
import io.ripieno.service.run.Timings;
import io.ripieno.store.blob.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationWorkTest {
    private static final EvaluationLimits LIMITS =
            new EvaluationLimits(10, 1 << 20, 40_000, 100_000, Duration.ofMinutes(1));

    private final AudioDecoder decoder = new AudioDecoder(
            AudioLimits.DEFAULT,
            new DecodeWorkerPool(
                    DecodeWorkerCommand.ofThisProgram(DecodeWorkerCommand.HIDDEN), DecodeWorkerSettings.DEFAULT));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        decoder.close();
    }

    @Test
    void figuresAreThoseOfTheMeasuresThemselves() throws Exception {
        List<SpooledInput> inputs = onsets("0.5\n1.0\n1.5\n", "0.51\n1.02\n1.7\n");
        Evaluation evaluation = evaluate(MeasureSet.ONSETS, Map.of("window", "0.015"), inputs);
        double expected = Onsets.score(new double[] {0.5, 1, 1.5}, new double[] {0.51, 1.02, 1.7}, 0.015)
                .recall();
        assertThat(expected).isEqualTo(1 / 3.0);
        assertThat(evaluation.figure("recall").value()).isEqualTo(expected);
        assertThat(evaluation.options()).containsEntry("window", "0.015");
    }

    @Test
    void inputsThatNameNoItemArePairedByTheirOrder() throws Exception {
        List<SpooledInput> inputs = new ArrayList<>(onsets("1\n", "1\n"));
        inputs.add(input("reference", "", "", file("r2.csv", "2\n")));
        inputs.add(input("estimate", "", "", file("e2.csv", "9\n")));
        Evaluation evaluation = evaluate(MeasureSet.ONSETS, Map.of(), inputs);
        assertThat(evaluation.figure("each-recall").values()).containsExactly(1, 0);
        assertThat(evaluation.figure("each-recall").axes().get(0).labels()).containsExactly("1", "2");
    }

    @Test
    void whatOfSeveralCannotBeJudgedIsAProblemOfItsOwn() throws Exception {
        List<SpooledInput> inputs = new ArrayList<>(onsets("1\n", "1\n"));
        inputs.add(input("reference", "take 2", "", file("r2.csv", "one\nNaN?\n")));
        inputs.add(input("estimate", "take 2", "", file("e2.csv", "9\n")));
        Evaluation evaluation = evaluate(MeasureSet.ONSETS, Map.of(), inputs);
        assertThat(evaluation.figure("recall").value()).isEqualTo(1);
        assertThat(evaluation.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.item()).isEqualTo("take 2");
            assertThat(problem.message()).contains("r2.csv");
        });
    }

    @Test
    void sourcesOfOneRecordingAreTakenTogetherByTheirParts() throws Exception {
        List<SpooledInput> inputs = new ArrayList<>();
        for (String source : List.of("bass", "vocals")) {
            double hz = source.equals("bass") ? 110 : 440;
            Path recording = Recordings.sine(folder.resolve(source + ".wav"), hz, 1);
            inputs.add(input("references", "", source, recording));
            inputs.add(input("estimates", "", source, recording));
        }
        Evaluation evaluation = evaluate(MeasureSet.SEPARATION, Map.of("measures", "usdr"), inputs);
        assertThat(evaluation.problems()).isEmpty();
        assertThat(Arrays.stream(evaluation.figure("usdr").values()).boxed())
                .hasSize(2)
                .allMatch(decibels -> decibels > 80);
    }

    @Test
    void equalWorkIsEqualWhereverItsInputsLieAndDiffersByOptionsItemsAndRoles() throws Exception {
        List<SpooledInput> inputs = onsets("1\n", "2\n");
        List<SpooledInput> moved = List.of(
                input("reference", "", "", file("elsewhere.csv", "1\n")),
                input("estimate", "", "", file("other.csv", "2\n")));
        List<SpooledInput> swapped = List.of(
                input("estimate", "", "", file("elsewhere.csv", "1\n")),
                input("reference", "", "", file("other.csv", "2\n")));
        List<SpooledInput> named = List.of(
                input("reference", "a", "", file("elsewhere.csv", "1\n")),
                input("estimate", "a", "", file("other.csv", "2\n")));
        String work = plan(MeasureSet.ONSETS, Map.of(), inputs).plan().workId().hex();
        assertThat(plan(MeasureSet.ONSETS, Map.of("window", "0.05"), moved)
                        .plan()
                        .workId()
                        .hex())
                .as("an option that is at its default changes nothing")
                .isEqualTo(work);
        assertThat(List.of(
                        plan(MeasureSet.ONSETS, Map.of("window", "0.1"), inputs),
                        plan(MeasureSet.ONSETS, Map.of(), swapped),
                        plan(MeasureSet.ONSETS, Map.of(), named)))
                .extracting(run -> run.plan().workId().hex())
                .doesNotHaveDuplicates()
                .doesNotContain(work);
    }

    @Test
    void anUnknownOptionAnUnknownRoleAndTooManyInputsAreRefusedBeforeAnythingIsRead() throws Exception {
        List<SpooledInput> inputs = onsets("1\n", "2\n");
        refused(MeasureSet.ONSETS, Map.of("windw", "1"), inputs, LIMITS, Code.BAD_PARAMETERS, "windw");
        refused(MeasureSet.ONSETS, Map.of("window", "-1"), inputs, LIMITS, Code.BAD_PARAMETERS, "-1");
        refused(MeasureSet.REGRESSION, Map.of(), inputs, LIMITS, Code.BAD_FIELD, "reference");
        EvaluationLimits few = new EvaluationLimits(1, 100, 100, 100, Duration.ofMinutes(1));
        refused(MeasureSet.ONSETS, Map.of(), inputs, few, Code.EVALUATION_LIMIT, "2 inputs, over the limit of 1");
        EvaluationLimits small = new EvaluationLimits(2, 3, 100, 100, Duration.ofMinutes(1));
        refused(MeasureSet.ONSETS, Map.of(), inputs, small, Code.EVALUATION_LIMIT, "4 bytes together");
    }

    @Test
    void inputsThatCannotBeJudgedMakeTheJobInvalidAndNameTheFileAndItsValue() throws Exception {
        JobRun run = plan(MeasureSet.ONSETS, Map.of(), onsets("1\n2\nthree\n", "1\n"));
        assertThatThrownBy(() -> compute(run, onsets("1\n2\nthree\n", "1\n"), ProgressSink.NONE))
                .isInstanceOfSatisfying(JobFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
                    assertThat(failure.code()).isEqualTo(Code.NOT_JUDGED);
                    assertThat(failure.problem()).contains("reference.csv").contains("three");
                });
    }

    @Test
    void aRecordingOfMoreSamplesThanAreAllowedEndsTheJob() throws Exception {
        Path recording = Recordings.sine(folder.resolve("long.wav"), 440, 3);
        List<SpooledInput> inputs =
                List.of(input("references", "", "a", recording), input("estimates", "", "a", recording));
        JobRun run = plan(MeasureSet.SEPARATION, Map.of(), inputs);
        assertThatThrownBy(() -> compute(run, inputs, ProgressSink.NONE))
                .isInstanceOfSatisfying(JobFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(Code.EVALUATION_LIMIT);
                    assertThat(failure.problem()).contains("long.wav").contains("40000");
                });
    }

    @Test
    void inputsOfAnItemWithMoreNumbersTogetherThanAreAllowedEndTheJob() throws Exception {
        Path recording = Recordings.sine(folder.resolve("source.wav"), 440, 0.8);
        EvaluationLimits few = new EvaluationLimits(10, 1 << 20, 20_000, 20_000, Duration.ofMinutes(1));
        List<SpooledInput> inputs =
                List.of(input("references", "", "a", recording), input("estimates", "", "a", recording));
        JobRun run = plan(MeasureSet.SEPARATION, Map.of("measures", "usdr"), inputs, few);
        assertThatThrownBy(() -> compute(run, inputs, ProgressSink.NONE))
                .isInstanceOfSatisfying(JobFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(Code.EVALUATION_LIMIT);
                    assertThat(failure.problem()).contains("item 1").contains("20000");
                });
    }

    @Test
    void aTableThatWouldBeFilledUpToMoreNumbersThanAreAllowedEndsTheJob() throws Exception {
        List<SpooledInput> inputs = onsets("1\n".repeat(300) + "1,".repeat(300) + "1\n", "1\n");
        JobRun run = plan(MeasureSet.ONSETS, Map.of(), inputs);
        assertThatThrownBy(() -> compute(run, inputs, ProgressSink.NONE))
                .isInstanceOfSatisfying(JobFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(Code.EVALUATION_LIMIT);
                    assertThat(failure.problem()).contains("reference.csv").contains("40000");
                });
    }

    @Test
    void aJobWhoseTimeIsOverInTheMidstOfAMeasureFreesItsThread() throws Exception {
        EvaluationLimits hasty = new EvaluationLimits(10, 1 << 20, 40_000, 80_000, Duration.ofMillis(200));
        StringBuilder codes = new StringBuilder();
        StringBuilder factors = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            codes.append(i * i % 997).append(',').append(i % 31).append('\n');
            factors.append(i % 7).append(',').append(i % 3).append('\n');
        }
        List<SpooledInput> inputs = List.of(
                input("codes", "", "", file("codes.csv", codes.toString())),
                input("attributes", "", "", file("factors.csv", factors.toString())));
        Map<String, String> endless =
                Map.of("measures", "factor-vae", "train-votes", "1000000", "test-votes", "1000000", "batch", "100000");
        JobRun run = plan(MeasureSet.LATENTS, endless, inputs, hasty);
        long start = System.nanoTime();
        assertThatThrownBy(() -> compute(run, inputs, ProgressSink.NONE))
                .isInstanceOfSatisfying(
                        JobFailure.class, failure -> assertThat(failure.code()).isEqualTo(Code.EVALUATION_LIMIT));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aJobThatIsStoppedEndsAtTheNextPartAndTellsItsPartsUntilThen() throws Exception {
        List<SpooledInput> inputs = new ArrayList<>(onsets("1\n", "1\n"));
        inputs.add(input("reference", "", "", file("r2.csv", "2\n")));
        inputs.add(input("estimate", "", "", file("e2.csv", "9\n")));
        JobRun run = plan(MeasureSet.ONSETS, Map.of(), inputs);
        JobFailure cancelled =
                new JobFailure(FailureKind.CANCELLED, Code.CANCELLED, "It was cancelled.", "Send it again.", null);
        List<String> heard = new ArrayList<>();
        assertThatThrownBy(() -> compute(run, inputs, (stage, done, total, unit) -> {
                    heard.add(done + " of " + total + " " + unit);
                    run.stop(cancelled);
                }))
                .isSameAs(cancelled);
        assertThat(heard).containsExactly("0.0 of 2.0 PARTS");
    }

    @Test
    void aJobWhoseTimeIsOverIsStopped() throws Exception {
        EvaluationLimits hasty = new EvaluationLimits(10, 1 << 20, 40_000, 100_000, Duration.ofMillis(1));
        List<SpooledInput> inputs = onsets("1\n", "1\n");
        JobRun run = plan(MeasureSet.ONSETS, Map.of(), inputs, hasty);
        assertThatThrownBy(() -> compute(run, inputs, (stage, done, total, unit) -> {
                    while (!run.isStopped()) {
                        Thread.onSpinWait();
                    }
                }))
                .isInstanceOfSatisfying(JobFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
                    assertThat(failure.code()).isEqualTo(Code.EVALUATION_LIMIT);
                    assertThat(failure.problem()).contains("PT0.001S");
                });
    }

    @Test
    void whatItCostIsTheTimeOnTheHostAndNoDeviceWasUsed() throws Exception {
        List<SpooledInput> inputs = onsets("1\n", "1\n");
        JobRun run = plan(MeasureSet.ONSETS, Map.of(), inputs);
        Computed computed = compute(run, inputs, ProgressSink.NONE);
        assertThat(computed.device()).isEmpty();
        assertThat(run.plan().models()).isEmpty();
        assertThat(computed.costSeconds())
                .isCloseTo(run.timings().of(Timings.Stage.COMPUTE).toMillis() / 1000.0, within(1e-9));
    }

    private void refused(
            MeasureSet measures,
            Map<String, String> options,
            List<SpooledInput> inputs,
            EvaluationLimits limits,
            Code code,
            String words) {
        assertThatThrownBy(() -> plan(measures, options, inputs, limits))
                .isInstanceOfSatisfying(JobFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure.problem()).contains(words);
                });
    }

    private Evaluation evaluate(MeasureSet measures, Map<String, String> options, List<SpooledInput> inputs)
            throws JobFailure {
        Computed computed = compute(plan(measures, options, inputs), inputs, ProgressSink.NONE);
        return ((Computed.Evaluated) computed).evaluation();
    }

    private static Computed compute(JobRun run, List<SpooledInput> inputs, ProgressSink progress) throws JobFailure {
        return run.plan().compute(run, inputs, progress);
    }

    private JobRun plan(MeasureSet measures, Map<String, String> options, List<SpooledInput> inputs) throws JobFailure {
        return plan(measures, options, inputs, LIMITS);
    }

    private JobRun plan(
            MeasureSet measures, Map<String, String> options, List<SpooledInput> inputs, EvaluationLimits limits)
            throws JobFailure {
        Job job = new Job(
                new Sender("j1", Task.EVALUATION, "", "", Map.of(), Optional.empty()),
                new Work.Evaluation(measures, options),
                inputs.stream().map(SpooledInput::input).toList(),
                false,
                Lane.NORMAL,
                Optional.empty(),
                false);
        JobRun run = new JobRun(Jobs.job("j1").delivery(), job);
        run.planned(new EvaluationWork(new JobAudio(decoder, 60), limits).plan(job));
        return run;
    }

    private List<SpooledInput> onsets(String reference, String estimate) throws Exception {
        return List.of(
                input("reference", "", "", file("reference.csv", reference)),
                input("estimate", "", "", file("estimate.csv", estimate)));
    }

    private Path file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    private static SpooledInput input(String role, String item, String part, Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        Content content = new Content.Referenced(file.toUri(), Sha256.of(bytes), bytes.length, "");
        return new SpooledInput(
                new Input(InputRole.EVALUATED, role, item, part, content, Excerpt.WHOLE, OptionalDouble.empty()), file);
    }
}
