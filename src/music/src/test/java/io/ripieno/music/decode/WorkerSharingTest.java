package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Recording;
import io.ripieno.music.audio.Signals;
import io.ripieno.music.decode.FlacWriter.Depth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of any length at a pool with few workers. */
class WorkerSharingTest {
    private static final WorkerSharing ONE = WorkerSharing.DEFAULT.withSideBySide(1);
    private static final int LONG_SECONDS = 600;

    @TempDir
    static Path folder;

    private static Recording brief;
    private static Recording tenMinutes;

    private final Abort wanted = new Abort();

    @BeforeAll
    static void write() throws IOException {
        brief = Recording.of(folder.resolve("brief"));
        EncodedFixture.FLAC_16.write(brief.file(), Signals.chord(16_000, 1, 5 * 16_000));
        tenMinutes = Recording.of(folder.resolve("long"));
        float[][] second = Signals.chord(16_000, 1, 16_000).samples();
        try (DecodeWorkerPool pool = pool(1, WorkerSharing.DEFAULT);
                FlacWriter writer =
                        FlacWriter.create(tenMinutes.file(), new AudioFormat(16_000, 1), Depth.BITS_16, pool)) {
            for (int i = 0; i < LONG_SECONDS; i++) {
                writer.write(second, 0, second[0].length);
            }
            writer.finish();
        }
    }

    @Test
    void aShortRecordingIsReadWhileLongOnesHoldTheirWorkersAndWaitForThem() throws Exception {
        try (DecodeWorkerPool pool = pool(3, ONE);
                DecodedStream first = open(pool, tenMinutes, Claim.ofLong(LONG_SECONDS))) {
            assertThat(first.read(new float[1][100], 0, 100)).isEqualTo(100);
            CompletableFuture<DecodedStream> second = inBackground(pool, tenMinutes, Claim.ofLong(LONG_SECONDS));
            await().until(() -> pool.waiting() == 1);

            try (DecodedStream stream = open(pool, brief, Claim.ofShort(5))) {
                assertThat(AudioBuffer.readAll(stream).frames()).isEqualTo(5 * 16_000);
            }

            assertThat(second).as("waits for the first of its kind").isNotDone();
            assertThat(pool.started()).isEqualTo(2);
            first.close();
            try (DecodedStream stream = second.get(60, TimeUnit.SECONDS)) {
                assertThat(stream.read(new float[1][100], 0, 100)).isEqualTo(100);
            }
        }
    }

    @Test
    void aRecordingCountsAsLongOrShortAsItIsOnceItIsOpenWhateverWasSaid() throws Exception {
        try (DecodeWorkerPool pool = pool(4, ONE);
                DecodedStream saidToBeShort = open(pool, tenMinutes, Claim.ofShort(5));
                DecodedStream isShort =
                        inBackground(pool, brief, Claim.ofShort(5)).get(60, TimeUnit.SECONDS)) {
            assertThat(isShort.info().codec()).isEqualTo("flac");
            CompletableFuture<DecodedStream> isLong = inBackground(pool, tenMinutes, Claim.ofShort(600));
            await().until(() -> pool.waiting() == 1);
            saidToBeShort.close();
            isLong.get(60, TimeUnit.SECONDS).close();
            try (DecodedStream saidToBeLong = open(pool, brief, Claim.ofShort(600));
                    DecodedStream beside =
                            inBackground(pool, tenMinutes, Claim.ofShort(600)).get(60, TimeUnit.SECONDS)) {
                assertThat(saidToBeLong.info()).isEqualTo(isShort.info());
                assertThat(beside.read(new float[1][100], 0, 100)).isEqualTo(100);
            }
        }
    }

    @Test
    void oneThatStatesNoLengthCountsAsLongOnceSoMuchOfItIsRead() throws Exception {
        Recording unstated = Recording.of(folder.resolve("unstated"));
        EncodedFixture.ADTS_AAC.write(unstated.file(), Signals.chord(16_000, 1, 5 * 16_000));
        Claim shortUpToThree = new Claim(0, Instant.MAX, 1, 3);
        try (DecodeWorkerPool pool = pool(4, ONE);
                DecodedStream first = open(pool, unstated, shortUpToThree)) {
            CompletableFuture<DecodedStream> second = inBackground(pool, unstated, shortUpToThree);
            await().until(() -> pool.waiting() == 1);
            float[][] fourSeconds = new float[1][4 * 16_000];
            for (int read = 0; read < fourSeconds[0].length; ) {
                int frames = first.read(fourSeconds, read, fourSeconds[0].length - read);
                assertThat(frames).as("frames after %d", read).isPositive();
                read += frames;
            }
            second.get(60, TimeUnit.SECONDS).close();
        }
    }

    @Test
    void recordingsOfAKindShareFewProcesses() throws Exception {
        try (DecodeWorkerPool pool = pool(8, ONE)) {
            List<CompletableFuture<DecodedStream>> opening = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                opening.add(inBackground(pool, brief, Claim.ofShort(5)));
            }
            for (int open = 8; open > 0; open--) {
                CompletableFuture<DecodedStream> next = next(opening);
                opening.removeIf(each -> each == next);
                next.get().close();
            }
            assertThat(pool.started()).isEqualTo(1);
        }
    }

    @Test
    void whoIsOutOfPatienceHasAWorkerThoughNobodyGivesOneBack() throws Exception {
        try (DecodeWorkerPool pool = pool(3, ONE.withPatience(Duration.ofMillis(500)));
                DecodedStream first = open(pool, tenMinutes, Claim.ofLong(LONG_SECONDS));
                DecodedStream second = open(pool, tenMinutes, Claim.ofLong(LONG_SECONDS))) {
            assertThat(pool.started()).isEqualTo(2);
            for (DecodedStream each : List.of(first, second)) {
                assertThat(each.read(new float[1][100], 0, 100)).isEqualTo(100);
            }
        }
    }

    @Test
    void whoWaitsHearsOfTheBeginningAndTheEndOfIt() throws AudioException {
        List<String> heard = new ArrayList<>();
        WorkerClaim claim = new WorkerClaim() {
            @Override
            public Wait begin() {
                heard.add("begin");
                return () -> heard.add("end");
            }
        };
        try (DecodeWorkerPool pool = pool(1, WorkerSharing.DEFAULT);
                DecodedStream stream = open(pool, brief, claim)) {
            assertThat(heard).containsExactly("begin", "end");
            assertThat(stream.info().codec()).isEqualTo("flac");
        }
    }

    @Test
    void rulesUnderWhichNobodyIsServedAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkerSharing.DEFAULT.withSideBySide(0))
                .withMessage("sideBySide (0) must be greater than 0.");
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.withPatience(Duration.ofNanos(10)));
    }

    private static CompletableFuture<DecodedStream> next(List<CompletableFuture<DecodedStream>> opening) {
        await().atMost(Duration.ofMinutes(1)).until(() -> opening.stream().anyMatch(CompletableFuture::isDone));
        return opening.stream().filter(CompletableFuture::isDone).findFirst().orElseThrow();
    }

    private CompletableFuture<DecodedStream> inBackground(DecodeWorkerPool pool, Recording file, WorkerClaim claim) {
        CompletableFuture<DecodedStream> opened = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                opened.complete(open(pool, file, claim));
            } catch (AudioException e) {
                opened.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return opened;
    }

    private DecodedStream open(DecodeWorkerPool pool, Recording file, WorkerClaim claim) throws AudioException {
        return pool.decode(file, Excerpt.WHOLE, AudioLimits.DEFAULT, wanted, claim);
    }

    private static DecodeWorkerPool pool(int workers, WorkerSharing sharing) {
        return new DecodeWorkerPool(
                DecodeWorkerCommand.ofThisProgram(),
                DecodeWorkerSettings.DEFAULT.withWorkers(workers).withSharing(sharing));
    }
}
