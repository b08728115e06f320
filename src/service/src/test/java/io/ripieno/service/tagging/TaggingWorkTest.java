package io.ripieno.service.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.inference.Engine;
import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.WarmModel;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import io.ripieno.service.Recordings;
import io.ripieno.service.TestClock;
import io.ripieno.service.TinyModel;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.Content;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.Input;
import io.ripieno.service.job.InputRole;
import io.ripieno.service.job.Job;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Work;
import io.ripieno.service.recording.JobAudio;
import io.ripieno.service.run.Computed;
import io.ripieno.service.run.Cost;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.Jobs;
import io.ripieno.service.run.Plan;
import io.ripieno.service.run.ProgressSink;
import io.ripieno.service.run.SpooledInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaggingWorkTest {
    private static final Work.Tagging DEFAULTS =
            new Work.Tagging(Optional.empty(), OptionalDouble.empty(), Map.of(), Set.of(), 0, true);

    @TempDir
    static Path folder;

    private final TestClock clock = new TestClock();
    private Engine engine;
    private AudioDecoder decoder;
    private TaggingWork work;

    @BeforeAll
    void open() throws Exception {
        TinyModel.install(folder);
        engine = Engine.open(EngineSettings.of(folder));
        decoder = new AudioDecoder(
                AudioLimits.DEFAULT,
                new DecodeWorkerPool(
                        DecodeWorkerCommand.ofThisProgram(DecodeWorkerCommand.HIDDEN), DecodeWorkerSettings.DEFAULT));
        work = new TaggingWork(
                engine,
                new ModelLookup(engine, clock),
                new JobAudio(decoder, 60),
                ModelRef.latest(TinyModel.NAME),
                clock);
    }

    @AfterAll
    void close() {
        decoder.close();
        engine.close();
    }

    @Test
    void defaultsOfTheModelAreFilledIn() throws JobFailure {
        Plan plan = plan(DEFAULTS);
        assertThat(plan.parameters())
                .isEqualTo("{\"hopSeconds\":5.0,\"thresholds\":{\"drums\":0.5,\"piano\":0.5,\"voice\":0.5},"
                        + "\"timeline\":true,\"topN\":0}");
        assertThat(plan.models()).singleElement().hasToString("instrument-tagger@1");
    }

    @Test
    void costsNothingThatIsKnownUntilItsModelIsWarmAndThenWhatWasMeasured(@TempDir Path cold) throws Exception {
        TinyModel.install(cold);
        try (Engine fresh = Engine.open(EngineSettings.of(cold))) {
            Plan plan = new TaggingWork(
                            fresh,
                            new ModelLookup(fresh, clock),
                            new JobAudio(decoder, 60),
                            ModelRef.latest(TinyModel.NAME),
                            clock)
                    .plan(Jobs.job("a").build());
            assertThat(plan.cost(3600)).isEmpty();
            WarmModel warm = fresh.load(ModelRef.latest(TinyModel.NAME));
            int windows = 1 + (3600 - 10) / 5;
            Cost cost = plan.cost(3600).orElseThrow();
            assertThat(cost.deviceSeconds())
                    .isCloseTo(warm.cost(GraphSpec.MAIN).secondsPerItem() * windows, within(1e-6));
            assertThat(cost.hostSeconds())
                    .isCloseTo(Objects.requireNonNull(warm.frontEnd()).seconds(3600, windows), within(1e-6));
            assertThat(cost.deviceSeconds() + cost.hostSeconds())
                    .as("what the outcome states as its cost")
                    .isCloseTo(warm.seconds(3600, windows), within(1e-6));
        }
    }

    @Test
    void whoStatesTheDefaultsAsksForTheSameWork() throws JobFailure {
        Work.Tagging stated = new Work.Tagging(
                Optional.of(ModelRef.of(TinyModel.NAME, 1)),
                OptionalDouble.of(5),
                Map.of("piano", 0.5),
                Set.copyOf(TinyModel.LABELS),
                0,
                true);
        assertThat(plan(stated).workId()).isEqualTo(plan(DEFAULTS).workId());
    }

    @Test
    void otherParametersAreOtherWork() throws JobFailure {
        Work.Tagging other = new Work.Tagging(Optional.empty(), OptionalDouble.of(2.5), Map.of(), Set.of(), 0, true);
        assertThat(plan(other).workId()).isNotEqualTo(plan(DEFAULTS).workId());
    }

    @Test
    void whatTheModelCannotHonourIsInvalid() {
        refused(tagging(OptionalDouble.empty(), Map.of("theremin", 0.5), Set.of()), "thresholds names [theremin]");
        refused(tagging(OptionalDouble.empty(), Map.of(), Set.of("theremin")), "labels names [theremin]");
        refused(tagging(OptionalDouble.of(11), Map.of(), Set.of()), "hopSeconds is 11.0");
        refused(tagging(OptionalDouble.of(1e-6), Map.of(), Set.of()), "hopSeconds is 1.0E-6");
    }

    @Test
    void aModelThatIsNotThereIsInvalidAndTheOthersAreNamed() {
        Work.Tagging unknown = new Work.Tagging(
                Optional.of(ModelRef.latest("drum-tagger")), OptionalDouble.empty(), Map.of(), Set.of(), 0, true);
        assertThatThrownBy(() -> plan(unknown)).isInstanceOfSatisfying(JobFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
            assertThat(failure.code()).isEqualTo(Code.UNKNOWN_MODEL);
            assertThat(failure.problem()).contains("drum-tagger", TinyModel.NAME);
        });
    }

    @Test
    void oneRecordingIsNeededAndNotInline() {
        Job job = Jobs.job("a").build();
        Input recording = job.inputs().get(0);
        assertThatThrownBy(() -> work.plan(with(job, List.of(recording, recording))))
                .hasMessageContaining("has 2 inputs, and tagging takes one");
        Input score = new Input(InputRole.SCORE, "", recording.content(), Excerpt.WHOLE, OptionalDouble.empty());
        assertThatThrownBy(() -> work.plan(with(job, List.of(score)))).hasMessageContaining("has the role SCORE");
        Input inline = new Input(
                InputRole.AUDIO,
                "",
                new Content.Inline(new byte[1], "audio/wav"),
                Excerpt.WHOLE,
                OptionalDouble.empty());
        assertThatThrownBy(() -> work.plan(with(job, List.of(inline)))).hasMessageContaining("audio inline");
    }

    @Test
    void aModelThatIsReplacedIsSeenAfterAWhile() throws Exception {
        Plan before = plan(DEFAULTS);
        Path second = folder.resolve(TinyModel.NAME).resolve("2");
        Files.createDirectories(second);
        Files.writeString(second.resolve("model.json"), "{}");
        try {
            assertThat(plan(DEFAULTS).workId()).isEqualTo(before.workId());
            clock.forward(Duration.ofSeconds(6));
            assertThatThrownBy(() -> plan(DEFAULTS)).isInstanceOfSatisfying(JobFailure.class, failure -> {
                assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
                assertThat(failure.code()).isEqualTo(Code.MODEL_LOAD);
            });
        } finally {
            Files.delete(second.resolve("model.json"));
            Files.delete(second);
            clock.forward(Duration.ofSeconds(6));
        }
    }

    @Test
    void aRecordingIsTagged() throws Exception {
        Path recording = Recordings.sine(folder.resolve("sine.wav"), 440, 12);
        JobRun run = run();
        Computed computed = run.plan().compute(run, List.of(spooled(run, recording)), ProgressSink.NONE);
        assertThat(computed).isInstanceOfSatisfying(Computed.Tagged.class, tagged -> {
            assertThat(tagged.tagging().windows()).isEqualTo(2);
            assertThat(tagged.device()).isEqualTo("cpu");
            double windows = engine.models().get(0).cost("main").secondsPerItem() * 2;
            assertThat(tagged.costSeconds()).isGreaterThan(windows);
            assertThat(tagged.notices()).isEmpty();
        });
    }

    @Test
    void whatIsShortIsPaddedAndTheProducerHearsOfIt() throws Exception {
        Path recording = Recordings.sine(folder.resolve("short.wav"), 440, 1);
        JobRun run = run();
        Computed computed = run.plan().compute(run, List.of(spooled(run, recording)), ProgressSink.NONE);
        assertThat(computed.notices()).singleElement().satisfies(notice -> assertThat(notice.code())
                .isEqualTo(Code.PADDED));
    }

    @Test
    void whatIsNoAudioIsInvalidAndNamesTheInputAsTheJobDoes() throws Exception {
        Path noise = Files.write(folder.resolve("noise.wav"), new byte[1000]);
        JobRun run = run();
        assertThatThrownBy(() -> run.plan().compute(run, List.of(spooled(run, noise)), ProgressSink.NONE))
                .isInstanceOfSatisfying(JobFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
                    assertThat(failure.problem()).startsWith("file:///music/a.wav is not readable as audio");
                });
    }

    @Test
    void aJobThatIsStoppedWhileItComputesEndsWithTheReason() throws Exception {
        Path recording = Recordings.sine(folder.resolve("long.wav"), 440, 60);
        JobRun run = run();
        JobFailure expired = new JobFailure(FailureKind.EXPIRED, Code.EXPIRED, "Too late.", "Be quicker.", null);
        assertThatThrownBy(() -> run.plan()
                        .compute(
                                run, List.of(spooled(run, recording)), (stage, done, total, unit) -> run.stop(expired)))
                .isSameAs(expired);
    }

    private JobRun run() throws JobFailure {
        Jobs jobs = Jobs.job("a");
        return jobs.plan(work.plan(jobs.build())).run();
    }

    private static SpooledInput spooled(JobRun run, Path file) {
        return new SpooledInput(run.job().inputs().get(0), file);
    }

    private static Work.Tagging tagging(OptionalDouble hop, Map<String, Double> thresholds, Set<String> labels) {
        return new Work.Tagging(Optional.empty(), hop, thresholds, labels, 0, true);
    }

    private void refused(Work.Tagging asked, String problem) {
        assertThatThrownBy(() -> plan(asked)).isInstanceOfSatisfying(JobFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
            assertThat(failure.code()).isEqualTo(Code.BAD_PARAMETERS);
            assertThat(failure.problem()).contains(problem);
            assertThat(failure.action()).endsWith(".");
        });
    }

    private Plan plan(Work.Tagging asked) throws JobFailure {
        Job job = Jobs.job("a").build();
        return work.plan(new Job(job.sender(), asked, job.inputs(), false, job.lane(), job.deadline(), false));
    }

    private static Job with(Job job, List<Input> inputs) {
        return new Job(job.sender(), job.work(), inputs, false, job.lane(), job.deadline(), false);
    }
}
