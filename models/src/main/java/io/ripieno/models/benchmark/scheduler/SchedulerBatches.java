package io.ripieno.models.benchmark.scheduler;

import io.ripieno.inference.work.InferenceException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A window's share of a batch that is formed, run by a device that does nothing, released and queued anew, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SchedulerBatches {
    @Param({"1000", "100000"})
    public int queued;

    @Param({"1", "12"})
    public int graphs;

    private @Nullable SchedulerLoad load;

    @Setup(Level.Trial)
    public void fill() throws InferenceException {
        load = new SchedulerLoad(queued, SchedulerLoad.jobs(queued), graphs, SchedulerLoad.FULL_BATCH);
    }

    @TearDown(Level.Trial)
    public void close() {
        Objects.requireNonNull(load).close();
    }

    @Benchmark
    @OperationsPerInvocation(SchedulerLoad.FULL_BATCH)
    public long window() {
        return Objects.requireNonNull(load).run(1);
    }
}
