package io.ripieno.inference.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.inference.Signals;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyRecordingsTest {
    private static final int RATE = 16_000;

    @TempDir
    Path root;

    private TaggingFixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new TaggingFixture(root);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theSameRecordingGivesTheSameWhateverElseRuns() throws Exception {
        Tagging alone = fixture.tag(Signals.sines(RATE, 1, 32).stream());
        ExecutorService jobs = Executors.newFixedThreadPool(6);
        try {
            List<Future<Tagging>> together = new ArrayList<>();
            for (int job = 0; job < 6; job++) {
                double seconds = job % 2 == 0 ? 32 : 11 + job;
                together.add(jobs.submit(() -> fixture.tag(Signals.sines(RATE, 1, seconds).stream())));
            }
            for (int job = 0; job < 6; job += 2) {
                assertSame(together.get(job).get(), alone);
            }
        } finally {
            jobs.shutdown();
        }
    }

    @Test
    void readsNoFurtherAheadThanItsCredit() throws Exception {
        Endless endless = new Endless(600L * RATE);
        AtomicLong furthest = new AtomicLong();
        fixture.worker.tag(
                endless,
                TaggingOptions.DEFAULT,
                (done, total) -> furthest.accumulateAndGet(endless.read - (long) (done * RATE), Math::max),
                new Cancellation());
        assertThat(furthest.get()).isPositive().isLessThan((8 + 1) * 5 * RATE + 10 * RATE);
    }

    @Test
    void progressRisesToTheEnd() throws Exception {
        List<Double> done = new ArrayList<>();
        List<Double> totals = new ArrayList<>();
        ProgressListener listener = (seconds, total) -> {
            done.add(seconds);
            totals.add(total);
        };
        fixture.worker.tag(Signals.sines(44_100, 1, 21).stream(), TaggingOptions.DEFAULT, listener, new Cancellation());

        assertThat(done).isSorted().contains(10.0, 15.0, 20.0, 21.0);
        assertThat(totals).allMatch(total -> total == 21);
    }

    @Test
    void cancellingEndsTheJobWithItsReason() {
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> fixture.worker.tag(
                        new Endless(Long.MAX_VALUE),
                        TaggingOptions.DEFAULT,
                        (done, total) -> {
                            if (done > 60) {
                                cancellation.cancel("the listener left");
                            }
                        },
                        cancellation))
                .isInstanceOf(CancelledException.class)
                .hasMessage("the listener left");
    }

    @Test
    void interruptingTheThreadEndsTheJob() {
        assertThatThrownBy(() -> fixture.worker.tag(
                        new Endless(Long.MAX_VALUE),
                        TaggingOptions.DEFAULT,
                        (done, total) -> Thread.currentThread().interrupt(),
                        new Cancellation()))
                .isInstanceOf(CancelledException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aClosedEngineTakesNoJobs() {
        fixture.close();
        assertThatThrownBy(() -> fixture.tag(Signals.sines(RATE, 1, 12).stream()))
                .isInstanceOfSatisfying(InferenceException.class, e -> assertThat(e.problem())
                        .isEqualTo(InferenceException.Problem.CLOSED));
    }

    @Test
    void anErrorOfTheStreamIsPassedOn() {
        AudioStream broken = new Endless(Long.MAX_VALUE) {
            @Override
            public int read(float[][] target, int offset, int frames) throws AudioException {
                throw new AudioException(AudioException.Problem.WORKER_LOST, "gone");
            }
        };
        assertThatThrownBy(() -> fixture.tag(broken))
                .isInstanceOf(AudioException.class)
                .hasMessage("gone");
    }

    private static void assertSame(Tagging actual, Tagging expected) {
        assertThat(actual.windows()).isEqualTo(expected.windows());
        for (int window = 0; window < expected.windows(); window++) {
            List<Float> values = expected.timeline().get(window).probabilities();
            for (int label = 0; label < values.size(); label++) {
                assertThat(actual.timeline().get(window).probabilities().get(label))
                        .isCloseTo(values.get(label), within(1e-5f));
            }
        }
    }

    /** A sawtooth of declared length that is made as it is read. */
    private static class Endless implements AudioStream {
        private final long length;
        volatile long read;

        Endless(long length) {
            this.length = length;
        }

        @Override
        public AudioFormat format() {
            return new AudioFormat(RATE, 1);
        }

        @Override
        public int read(float[][] target, int offset, int frames) throws AudioException {
            int count = (int) Math.min(frames, length - read);
            for (int i = 0; i < count; i++) {
                target[0][offset + i] = (read + i) % 100 / 200f;
            }
            read += count;
            return count == 0 ? -1 : count;
        }

        @Override
        public OptionalLong statedFrames() {
            return OptionalLong.empty();
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
