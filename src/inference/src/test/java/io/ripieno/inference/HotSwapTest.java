package io.ripieno.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ripieno.inference.batch.BatchReport;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.TaggingOptions;
import io.ripieno.inference.tagging.TaggingWorker;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.ProgressListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class HotSwapTest {
    private static final ModelRef LATEST = ModelRef.latest(TinyTagger.NAME);

    @TempDir
    Path root;

    @Test
    void aNewVersionTakesOverUnderLoadAndTheOldOneIsFreed() throws Exception {
        TinyTagger.install(root, 1);
        IdleGaps gaps = new IdleGaps();
        try (Engine engine = Engine.open(settings(), gaps::onBatch)) {
            AtomicBoolean stop = new AtomicBoolean();
            AtomicInteger[] jobsByVersion = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
            List<CompletableFuture<Void>> load = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                load.add(CompletableFuture.runAsync(() -> {
                    while (!stop.get()) {
                        TaggingWorker worker = worker(engine);
                        tag(worker, 20);
                        jobsByVersion[worker.model().version()].incrementAndGet();
                    }
                }));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> jobsByVersion[1].get() >= 2);
            TinyTagger.install(root, 2);
            assertThat(engine.refresh(TinyTagger.NAME).manifest().version()).isEqualTo(2);
            await().atMost(Duration.ofSeconds(60)).until(() -> jobsByVersion[2].get() >= 2);
            stop.set(true);
            for (CompletableFuture<Void> jobs : load) {
                jobs.get(60, TimeUnit.SECONDS);
            }

            System.out.printf(
                    "swap under load: %d jobs on the old version, %d on the new one, none failed; longest time with"
                            + " windows queued and no run under way %.0f ms%n",
                    jobsByVersion[1].get(), jobsByVersion[2].get(), gaps.longestMillis());
            assertThat(gaps.longestMillis()).isLessThan(5_000);
            assertOneIsLeft(engine);
        }
    }

    @Test
    void jobsBegunOnTheOldVersionFinishOnIt() throws Exception {
        TinyTagger.install(root, 1);
        try (Engine engine = Engine.open(settings())) {
            TaggingWorker old = engine.tagging(LATEST);
            Tagging before = tag(old, 12);
            TinyTagger.install(root, 2);
            engine.refresh(TinyTagger.NAME);

            assertThat(tag(old, 12)).isEqualTo(before);
            assertThat(tag(engine.tagging(LATEST), 12)).isNotEqualTo(before);
            assertOneIsLeft(engine);
        }
    }

    @Test
    void aVersionWhoseGoldensFailIsRefusedAndTheOldOneServesOn() throws Exception {
        ModelManifest first = TinyTagger.install(root, 1);
        try (Engine engine = Engine.open(settings())) {
            TinyTagger.install(root, 2)
                    .withGoldens(first.goldens())
                    .write(root.resolve(TinyTagger.NAME).resolve("2"));
            assertThatThrownBy(() -> engine.refresh(TinyTagger.NAME))
                    .isInstanceOfSatisfying(
                            ModelException.class, e -> assertThat(e.problem()).isEqualTo(ModelException.Problem.GOLDEN))
                    .hasMessageContaining("golden wave, output probabilities, tolerance 1.0E-5")
                    .hasMessageContaining("the worst is [");

            assertThat(engine.current(LATEST)).isEqualTo(ModelRef.of(TinyTagger.NAME, 1));
            assertThat(worker(engine).model().version()).isEqualTo(1);
            assertThat(engine.memory().get(0).resident()).isEqualTo(1);
            tag(worker(engine), 12);
        }
    }

    @Test
    void aVersionThatWasLoadedOnDemandServesUntilANewerOneIsVerified() throws Exception {
        TinyTagger.install(root, 1);
        try (Engine engine = Engine.open(EngineSettings.of(root))) {
            engine.tagging(ModelRef.of(TinyTagger.NAME, 1));
            TinyTagger.install(root, 2);
            assertThat(worker(engine).model().version()).isEqualTo(1);
            engine.refresh(TinyTagger.NAME);
            assertThat(worker(engine).model().version()).isEqualTo(2);
        }
    }

    @Test
    void memoryThatHoldsOneVersionOnlyIsWarnedOf() throws Exception {
        long least = TinyTagger.install(root, 1).graph(GraphSpec.MAIN).bytes();
        assertThat(warningsOfASwap(root.resolve("roomy"), 1L << 30)).isEmpty();
        assertThat(warningsOfASwap(root.resolve("tight"), least * 3 / 2))
                .singleElement()
                .asString()
                .contains("does not hold two versions", "ripieno.models.memory", "model=tiny-tagger");
    }

    private static List<String> warningsOfASwap(Path repository, long modelBytes) throws Exception {
        List<String> warnings = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel() == Level.WARNING) {
                    warnings.add(entry.getMessage());
                }
            }

            @Override
            public void flush() {
                // Kept in memory.
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
        Logger logger = Logger.getLogger(IntoService.class.getName());
        TinyTagger.install(repository, 1);
        logger.addHandler(handler);
        try (Engine engine = Engine.open(
                EngineSettings.of(repository).withPreload(List.of(LATEST)).withModelBytes(modelBytes))) {
            TinyTagger.install(repository, 2);
            engine.refresh(TinyTagger.NAME);
            return warnings;
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void aModelOverTheMemoryForModelsIsRefused() throws Exception {
        TinyTagger.install(root, 1);
        assertThatThrownBy(() -> Engine.open(settings().withModelBytes(1)).close())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("over the budget of 1 bytes for models");
    }

    /** A caller of the device gives a session back a moment after the last window has its answer. */
    private static void assertOneIsLeft(Engine engine) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(engine.memory().get(0).resident()).isEqualTo(1));
    }

    private EngineSettings settings() {
        return EngineSettings.of(root).withPreload(List.of(LATEST)).withCallers(2);
    }

    private static TaggingWorker worker(Engine engine) {
        try {
            return engine.tagging(LATEST);
        } catch (ModelException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Tagging tag(TaggingWorker worker, double seconds) {
        try {
            return worker.tag(
                    Signals.sines(16_000, 1, seconds).stream(),
                    TaggingOptions.DEFAULT,
                    ProgressListener.NONE,
                    new Cancellation());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** From the reports of batches: how long a window waited at most, for its turn and its session, while none ran. */
    private static final class IdleGaps {
        private long lastEnd = System.nanoTime();
        private long longest;

        synchronized void onBatch(BatchReport report) {
            long end = System.nanoTime();
            long begun = end - report.inputNanos() - report.computeNanos() - report.outputNanos();
            long waited = report.longestQueueNanos() + report.sessionNanos();
            longest = Math.max(longest, Math.min(begun - lastEnd, waited));
            lastEnd = end;
        }

        synchronized double longestMillis() {
            return longest * 1e-6;
        }
    }
}
