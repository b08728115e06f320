package io.ripieno.inference.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.Engine;
import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.Signals;
import io.ripieno.inference.TinyTagger;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Decoders that keep their job waiting. */
class SlowSourceTest {
    private static final int RATE = 44_100;

    @TempDir
    Path root;

    @Test
    @Timeout(60)
    void recordingsThatHangLeaveTheHostThreadsToOthers() throws Exception {
        TinyTagger.install(root, 1);
        ExecutorService jobs = Executors.newFixedThreadPool(3);
        try (Engine engine = Engine.open(EngineSettings.of(root).withHostThreads(1));
                Hanging hanging = new Hanging()) {
            TaggingWorker worker = engine.tagging(ModelRef.latest(TinyTagger.NAME));
            Future<Tagging> stuck = jobs.submit(() -> tag(worker, hanging));
            assertThat(hanging.reached.await(30, TimeUnit.SECONDS)).isTrue();

            Future<Tagging> other = jobs.submit(() -> tag(worker, Signals.sines(RATE, 2, 23).stream()));
            assertThat(other.get(30, TimeUnit.SECONDS).windows()).isEqualTo(4);
            assertThat(stuck).isNotDone();

            hanging.close();
            assertThat(stuck.get(30, TimeUnit.SECONDS).seconds()).isEqualTo(1);
            assertThat(hanging.reader).doesNotContain("host");
        } finally {
            jobs.shutdownNow();
        }
    }

    @Test
    void theWorkerOfAModelIsKept() throws Exception {
        TinyTagger.install(root, 1);
        try (Engine engine = Engine.open(EngineSettings.of(root))) {
            assertThat(engine.tagging(ModelRef.latest(TinyTagger.NAME)))
                    .isSameAs(engine.tagging(ModelRef.of(TinyTagger.NAME, 1)));
        }
    }

    private static Tagging tag(TaggingWorker worker, AudioStream audio) throws Exception {
        return worker.tag(audio, TaggingOptions.DEFAULT, ProgressListener.NONE, new Cancellation());
    }

    /** One second of audio that comes only once this is closed. */
    private static final class Hanging implements AudioStream {
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);
        volatile String reader = "";
        private int left = RATE;

        @Override
        public AudioFormat format() {
            return new AudioFormat(RATE, 1);
        }

        @Override
        public int read(float[][] target, int offset, int frames) throws AudioException {
            reader = Thread.currentThread().getName();
            reached.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AudioException(AudioException.Problem.WORKER_LOST, "interrupted", e);
            }
            int count = Math.min(frames, left);
            for (int i = 0; i < count; i++) {
                target[0][offset + i] = i % 100 / 200f;
            }
            left -= count;
            return count == 0 ? -1 : count;
        }

        @Override
        public OptionalLong statedFrames() {
            return OptionalLong.empty();
        }

        @Override
        public void close() {
            released.countDown();
        }
    }
}
