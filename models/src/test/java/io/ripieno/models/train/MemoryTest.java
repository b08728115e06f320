package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long run takes no more memory than a short one, neither in the heap nor outside it. */
class MemoryTest {
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    private record Sample(long pointers, long outside, long heap, long resident) {}

    @Test
    void isFlatOverThreeHundredSteps() throws Exception {
        List<Sample> samples = samples(TinyTraining.network(true), 6, 50);
        assertThat(last(samples).pointers()).isEqualTo(samples.get(1).pointers());
        assertThat(last(samples).outside() - samples.get(1).outside()).isLessThan(MEGABYTE);
    }

    @Test
    void isFlatOverThreeHundredStepsOfARecurrentNetwork() throws Exception {
        List<Sample> samples = samples(TinyTraining.recurrent(), 6, 50);
        assertThat(last(samples).pointers()).isEqualTo(samples.get(1).pointers());
        assertThat(last(samples).outside() - samples.get(1).outside()).isLessThan(MEGABYTE);
    }

    @Test
    @Tag("soak")
    void isFlatOverTenThousandSteps() throws Exception {
        assertFlat("without recurrence", samples(TinyTraining.network(true), 20, 500));
    }

    @Test
    @Tag("soak")
    void isFlatOverTenThousandStepsOfARecurrentNetwork() throws Exception {
        assertFlat("with recurrence", samples(TinyTraining.recurrent(), 20, 500));
    }

    private static void assertFlat(String network, List<Sample> samples) {
        System.out.printf("training memory over 10,000 steps %s: %s%n", network, samples);
        Sample early = samples.get(4);
        assertThat(last(samples).pointers()).isEqualTo(early.pointers());
        assertThat(last(samples).outside() - early.outside()).isLessThan(MEGABYTE);
        assertThat(last(samples).heap() - early.heap()).isLessThan(8 * MEGABYTE);
        assertThat(last(samples).resident() - early.resident()).isLessThan(32 * MEGABYTE);
    }

    /** One sample after each epoch. */
    private List<Sample> samples(GraphSet network, int epochs, int batches) throws InterruptedException {
        List<Sample> samples = new ArrayList<>();
        TrainingListener sampler = new TrainingListener() {
            @Override
            public void stepEnded(long step, long steps, double loss) {}

            @Override
            public void epochEnded(EpochReport report) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                samples.add(new Sample(
                        Pointer.totalCount(),
                        Pointer.totalBytes(),
                        runtime.totalMemory() - runtime.freeMemory(),
                        resident()));
            }
        };
        TrainingPlan plan = TrainingPlan.of(epochs, 8, Optimiser.amsGrad(1e-4), new Schedule.Constant(1e-3), 3)
                .parts(2)
                .clip(GradientClip.byNorm(1))
                .averageDecay(0.99)
                .build();
        new Trainer(network, TinyTraining.TASK, plan, folder, sampler)
                .train(TinyTraining.points(batches * 8), TinyTraining.points(16), false);
        return samples;
    }

    /** The process's resident bytes, or 0 where the system does not tell. */
    private static long resident() {
        try {
            Path statm = Path.of("/proc/self/statm");
            return Files.exists(statm) ? Long.parseLong(Files.readString(statm).split(" ")[1]) * 4096 : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static Sample last(List<Sample> samples) {
        return samples.get(samples.size() - 1);
    }
}
