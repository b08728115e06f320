package io.ripieno.models.benchmark.scheduler;

import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.TensorSpec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** What buffers of the tagger's size cost: lending those of a batch, alone and to two callers, and copying a window. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BufferLending {
    private static final int BATCH = 4;
    private static final GraphSpec GRAPH = GraphSpec.draft(
            GraphSpec.MAIN,
            "tagger.onnx",
            List.of(new TensorSpec("log_mel", List.of(-1L, 1L, 96L, 500L), TensorSpec.FEATURES)),
            List.of(new TensorSpec("scores", List.of(-1L, 18L), TensorSpec.SCORES)));

    private final BufferPool pool = new BufferPool(64 << 20);
    private final BatchBuffers buffers = pool.borrow(GRAPH, BATCH);
    private final float[] window = new float[GRAPH.inputs().get(0).itemSize()];
    private final float[] scores = new float[GRAPH.outputs().get(0).itemSize()];

    @Benchmark
    @Threads(1)
    public void lendToOne() {
        pool.borrow(GRAPH, BATCH).close();
    }

    @Benchmark
    @Threads(2)
    public void lendToTwo() {
        pool.borrow(GRAPH, BATCH).close();
    }

    @Benchmark
    @Threads(1)
    public float copyAWindow() {
        buffers.putInput(0, 1, window);
        buffers.getOutput(0, 1, scores);
        return scores[0];
    }
}
