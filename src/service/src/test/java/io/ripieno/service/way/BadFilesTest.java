package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.job.References;
import io.ripieno.contract.v1.FailureKind;
import io.ripieno.contract.v1.FailureSummary;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.v1.Warning;
import io.ripieno.contract.wire.Wire;
import io.ripieno.inference.Engine;
import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import io.ripieno.music.decode.FlacWriter;
import io.ripieno.music.decode.WorkerWear;
import io.ripieno.service.Recordings;
import io.ripieno.service.TestClock;
import io.ripieno.service.TinyModel;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.Origin;
import io.ripieno.service.recording.JobAudio;
import io.ripieno.service.tagging.ModelLookup;
import io.ripieno.service.tagging.TaggingWork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of jobs whose files are bad, over the whole way with a real decoder and a tiny model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadFilesTest {
    private static final AudioLimits LIMITS =
            new AudioLimits(Duration.ofSeconds(20), 1 << 20, 8, Duration.ofMinutes(1));

    @TempDir
    static Path models;

    @TempDir
    Path folder;

    private final Deque<Runnable> workers = new ArrayDeque<>();
    private Engine engine;
    private AudioDecoder decoder;
    private DecodeWorkerPool pool;
    private WayFixture fixture;

    @BeforeAll
    void open() throws Exception {
        TinyModel.install(models);
        engine = Engine.open(EngineSettings.of(models));
        pool = pool();
        decoder = new AudioDecoder(LIMITS, pool);
    }

    @AfterAll
    void close() {
        decoder.close();
        engine.close();
    }

    @BeforeEach
    void build() {
        fixture = fixture(decoder);
    }

    @Test
    void anEmptyFileIsInvalid() throws Exception {
        FailureSummary failure = invalid(Files.write(folder.resolve("empty.wav"), new byte[0]));
        assertThat(failure.getCause()).isEqualTo("inputs[0].reference.byteLength is 0: the content is empty.");
        assertThat(failure.getAction()).isEqualTo("Send another file, or give the length in bytes if it is not empty.");
    }

    @Test
    void aFileOfOneByteIsInvalid() throws Exception {
        Path file = Files.write(folder.resolve("one.wav"), new byte[1]);
        FailureSummary failure = invalid(file);
        assertThat(failure.getCause()).contains(uri(file), "is not readable as audio");
        assertThat(failure.getAction()).isEqualTo("Check that the recording plays, and send it again whole.");
    }

    @Test
    void aFileThatIsTruncatedBeforeItsFirstSampleIsInvalid() throws Exception {
        Path file = Recordings.sine(folder.resolve("truncated.wav"), 440, 1);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 40));
        FailureSummary failure = invalid(file);
        assertThat(failure.getCause()).contains(uri(file), "truncated");
        assertThat(failure.getAction()).isEqualTo("Check that the recording plays, and send it again whole.");
    }

    @Test
    void aFileThatIsTruncatedLaterIsUsedAsFarAsItGoesWithAWarning() throws Exception {
        Path file = Recordings.sine(folder.resolve("half.wav"), 440, 12);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 6 * 32_000));
        Outcome outcome = outcome(job(file));
        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        assertThat(outcome.getWarnings()).extracting(Warning::getMessage).anySatisfy(message -> assertThat(message)
                .contains("truncated"));
    }

    @Test
    void randomBytesAreInvalid() throws Exception {
        byte[] noise = new byte[50_000];
        new Random(1).nextBytes(noise);
        Path file = Files.write(folder.resolve("random.wav"), noise);
        FailureSummary failure = invalid(file);
        assertThat(failure.getCause()).contains(uri(file));
        assertThat(failure.getAction()).isEqualTo("Check that the recording plays, and send it again whole.");
    }

    @Test
    void aRateOf0HzIsInvalid() throws Exception {
        FailureSummary failure = invalid(wav("zero.wav", 0, 1, 16_000));
        assertThat(failure.getCause()).contains("0 Hz");
        assertThat(failure.getAction()).isEqualTo("Check that the recording plays, and send it again whole.");
    }

    @Test
    void moreThan8ChannelsAreInvalid() throws Exception {
        FailureSummary failure = invalid(wav("nine.wav", 16_000, 9, 16_000));
        assertThat(failure.getCode()).isEqualTo("RIP-213");
        assertThat(failure.getCause()).contains("has 9 channels, over the limit of 8");
        assertThat(failure.getAction()).isEqualTo("Mix it down, or raise ripieno.decoding.max-channels.");
    }

    @Test
    void aRecordingOverTheLimitOnLengthIsInvalid() throws Exception {
        FailureSummary failure = invalid(Recordings.sine(folder.resolve("long.wav"), 440, 21));
        assertThat(failure.getCode()).isEqualTo("RIP-213");
        assertThat(failure.getCause()).contains("21 s of audio, over the limit of 20.0 s");
        assertThat(failure.getAction()).isEqualTo("Send an excerpt, or raise ripieno.decoding.max-duration.");
    }

    @Test
    void aFileOverTheLimitOnSizeIsInvalid() throws Exception {
        Path file = Recordings.sine(folder.resolve("large.wav"), 440, 33);
        FailureSummary failure = invalid(file);
        assertThat(failure.getCode()).isEqualTo("RIP-205");
        assertThat(failure.getCause())
                .isEqualTo(
                        "The input " + uri(file) + " is of " + Files.size(file) + " bytes, over the limit of 1048576.");
        assertThat(failure.getAction()).isEqualTo("Send it in parts, or raise ripieno.decoding.max-bytes.");
    }

    @Test
    void aRecordingOverTheLimitOnTimeIsInvalid() throws Exception {
        Path file = flac("slow.flac", 10);
        AudioLimits hasty = new AudioLimits(Duration.ofHours(1), 1 << 20, 8, Duration.ofMillis(1));
        try (AudioDecoder quick = new AudioDecoder(hasty, pool())) {
            fixture = fixture(quick);
            FailureSummary failure = invalid(file);
            assertThat(failure.getCode()).isEqualTo("RIP-213");
            assertThat(failure.getCause())
                    .contains(uri(file), " was not decoded after ", " s, over the limit of 0.001 s");
            assertThat(failure.getAction())
                    .isEqualTo("Check that the recording plays, or raise ripieno.decoding.max-time.");
        }
    }

    @Test
    void aRecordingUnderATenthOfASecondIsInvalid() throws Exception {
        for (double seconds : new double[] {0, 1 / 16_000.0, 0.099}) {
            fixture = fixture(decoder);
            FailureSummary failure = invalid(Recordings.sine(folder.resolve("short.wav"), 440, seconds));
            assertThat(failure.getCode()).isEqualTo("RIP-213");
            assertThat(failure.getCause()).contains("under the minimum of 0.1 s");
            assertThat(failure.getAction()).startsWith("Send a longer recording or excerpt");
        }
    }

    @Test
    void aMislabelledMediaTypeIsDecodedByContentWithAWarning() throws Exception {
        Outcome outcome = outcome(typed(flac("song.flac", 1), "audio/wav"));
        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        assertThat(outcome.getWarnings()).anySatisfy(warning -> {
            assertThat(warning.getCode()).isEqualTo("RIP-221");
            assertThat(warning.getMessage())
                    .contains("is flac (flac) by its content, but its media type says audio/wav.")
                    .endsWith("Correct the media type of the next job.");
        });
    }

    @Test
    void aMislabelledMediaTypeIsRefusedWhereTheJobIsStrict() throws Exception {
        Path file = flac("song.flac", 1);
        FailureSummary failure = failure(typed(file, "audio/wav").setStrictMediaType(true), FailureKind.INVALID);
        assertThat(failure.getCause())
                .isEqualTo("The input " + uri(file)
                        + " is flac (flac) by its content, but its media type says audio/wav.");
        assertThat(failure.getAction()).isEqualTo("Correct the media type, or do not be strict about it.");
    }

    @Test
    void aMislabelledFileIsOpenedOnceForItsJobAndOnceMoreWhereAStoredOutcomeIsAnswered() throws Exception {
        Path file = flac("song.flac", 1);
        DecodeWorkerPool counting =
                pool(DecodeWorkerSettings.DEFAULT.withWorkers(1).withWear(new WorkerWear(1, 1, 512 << 20)));
        try (AudioDecoder another = new AudioDecoder(LIMITS, counting)) {
            fixture = fixture(another);
            assertThat(outcome(typed(file, "audio/wav")).getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
            assertThat(counting.started()).isEqualTo(1);

            fixture = fixture(another);
            Outcome reused = outcome(typed(file, "audio/mpeg").setJobId("k"));
            assertThat(reused.getStatus()).isEqualTo(OutcomeStatus.REUSED);
            assertThat(reused.getWarnings())
                    .extracting(Warning::getCode, Warning::getMessage)
                    .filteredOn(warning -> warning.toList().get(0).equals("RIP-221"))
                    .singleElement()
                    .asString()
                    .contains("says audio/mpeg.");
            assertThat(counting.started()).isEqualTo(2);
        }
    }

    @Test
    void aWrongDigestIsInvalidAndBothAreNamed() throws Exception {
        Path file = Recordings.sine(folder.resolve("a.wav"), 440, 1);
        Job.Builder job = job(file);
        Recordings.sine(file, 441, 1);
        FailureSummary failure = failure(job, FailureKind.INVALID);
        assertThat(failure.getCause())
                .isEqualTo("The input " + uri(file) + " has the SHA-256 digest "
                        + References.ofFile(file).getSha256() + ", but the job claims "
                        + job.getInputs().get(0).getReference().getSha256() + ".");
        assertThat(failure.getAction()).endsWith("make the job again from the file as it is.");
        assertThat(failure.getAttempts()).isEqualTo(1);
    }

    @Test
    void aMissingObjectIsTriedThreeTimesAndThenFails() throws Exception {
        Path file = Recordings.sine(folder.resolve("a.wav"), 440, 1);
        Job.Builder job = job(file);
        Files.delete(file);
        FailureSummary failure = failure(job, FailureKind.TRANSIENT);
        assertThat(failure.getCause()).isEqualTo("There is no file " + uri(file, folder) + ".");
        assertThat(failure.getAction()).endsWith("put it there and send the job again.");
        assertThat(failure.getAttempts()).isEqualTo(3);
        assertThat(fixture.failures().get(0).getAttempts()).isEqualTo(3);
    }

    @Test
    void scratchThatCannotBeWrittenIsToldWithoutSayingWhereItIs() throws Exception {
        Path file = Recordings.sine(folder.resolve("a.wav"), 440, 1);
        Files.createFile(folder.resolve("scratch"));
        FailureSummary failure = failure(job(file), FailureKind.TRANSIENT);
        assertThat(failure.getCause()).startsWith("Scratch cannot be written (");
        assertThat(failure.getAction()).endsWith("or set ripieno.scratch.directory to another disk.");
    }

    private FailureSummary invalid(Path file) throws Exception {
        return failure(job(file), FailureKind.INVALID);
    }

    private FailureSummary failure(Job.Builder job, FailureKind kind) {
        Outcome outcome = outcome(job);
        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.FAILED);
        FailureSummary failure = outcome.getFailure();
        assertThat(failure.getKind()).isEqualTo(kind);
        assertThat(failure.getCause()).doesNotContain(folder.resolve("scratch").toString());
        assertThat(fixture.failures()).singleElement().satisfies(told -> {
            assertThat(told.getCause()).isEqualTo(failure.getCause());
            assertThat(told.getOriginal().array()).isEqualTo(Wire.encode(job.build()));
        });
        return failure;
    }

    private Outcome outcome(Job.Builder job) {
        byte[] bytes = Wire.encode(job.build());
        fixture.readAhead.arrived(bytes.length);
        fixture.way.travel(new Delivery(
                new Origin("ripieno.tagging.jobs.v1", 0, 0),
                null,
                bytes,
                List.of(),
                fixture.clock.instant(),
                () -> CompletableFuture.completedFuture(null)));
        do {
            for (Runnable next = workers.poll(); next != null; next = workers.poll()) {
                next.run();
            }
            fixture.clock.forward(Duration.ofSeconds(5));
        } while (!workers.isEmpty());
        assertThat(fixture.outcomes()).hasSize(1);
        return fixture.outcomes().get(0);
    }

    private WayFixture fixture(AudioDecoder audio) {
        WayFixture made = new WayFixture(folder, workers::add);
        made.planning = new TaggingWork(
                engine,
                new ModelLookup(engine, new TestClock()),
                new JobAudio(audio, 60),
                ModelRef.latest(TinyModel.NAME),
                new TestClock())::plan;
        return made;
    }

    private static DecodeWorkerPool pool() {
        return pool(DecodeWorkerSettings.DEFAULT.withWorkers(1));
    }

    private static DecodeWorkerPool pool(DecodeWorkerSettings settings) {
        return new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(DecodeWorkerCommand.HIDDEN), settings);
    }

    private static Job.Builder job(Path file) throws IOException {
        return job(References.ofFile(file));
    }

    private static Job.Builder typed(Path file, String mediaType) throws IOException {
        return job(Reference.newBuilder(References.ofFile(file))
                .setMediaType(mediaType)
                .build());
    }

    private static Job.Builder job(Reference reference) {
        return Job.newBuilder()
                .setJobId("j")
                .setTask(Task.TAGGING)
                .setInputs(List.of(Input.newBuilder()
                        .setRole(InputRole.AUDIO)
                        .setReference(reference)
                        .build()));
    }

    private static String uri(Path file) throws IOException {
        return file.toRealPath().toUri().toString();
    }

    private static String uri(Path gone, Path folder) throws IOException {
        return uri(folder) + gone.getFileName();
    }

    private Path wav(String name, int sampleRate, int channels, int frames) throws IOException {
        Path file = Recordings.sine(folder.resolve(name), 440, (double) frames * channels / 16_000);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(22, (short) channels)
                .putInt(24, sampleRate)
                .putInt(28, sampleRate * 2 * channels)
                .putShort(32, (short) (2 * channels));
        return Files.write(file, bytes);
    }

    private Path flac(String name, int seconds) throws Exception {
        Path file = folder.resolve(name);
        float[][] sine = new float[1][16_000 * seconds];
        for (int i = 0; i < sine[0].length; i++) {
            sine[0][i] = (float) (0.5 * Math.sin(0.1 * i));
        }
        try (FlacWriter writer = FlacWriter.create(file, new AudioFormat(16_000, 1), FlacWriter.Depth.BITS_16, pool)) {
            writer.write(sine, 0, sine[0].length);
            writer.finish();
        }
        return file;
    }
}
