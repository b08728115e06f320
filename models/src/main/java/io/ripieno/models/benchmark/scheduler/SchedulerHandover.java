package io.ripieno.models.benchmark.scheduler;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.WindowItem;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * A window's share of the way from a job's thread to a caller of a device that does nothing and back, with the lock, which
 * two jobs and two callers want, and with all being woken.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SchedulerHandover {
    private static final int CREDIT = 32;

    private final ThreadedScheduler served = new ThreadedScheduler(2, SchedulerLoad.FULL_BATCH);

    @TearDown(Level.Trial)
    public void close() {
        served.close();
    }

    /** A job of one thread. */
    @State(Scope.Thread)
    public static class Job {
        private final List<WindowItem> windows = new ArrayList<>();
        private @Nullable BatchJob job;

        @Setup(Level.Trial)
        public void open(SchedulerHandover where) throws InferenceException {
            job = where.served.scheduler().open("job", CREDIT, new Cancellation());
        }

        @TearDown(Level.Trial)
        public void close() {
            Objects.requireNonNull(job).close();
        }

        void submit(BatchKey key) {
            BatchJob open = Objects.requireNonNull(job);
            for (int i = 0; i < CREDIT; i++) {
                WindowItem window = open.take(key);
                windows.add(window);
                open.submit(window);
            }
        }

        void await() throws InferenceException, InterruptedException {
            BatchJob open = Objects.requireNonNull(job);
            for (int i = 0; i < CREDIT; i++) {
                windows.get(i).await();
                open.release(windows.get(i));
            }
            windows.clear();
        }
    }

    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(CREDIT)
    public void window(Job job) throws InferenceException, InterruptedException {
        job.submit(ThreadedScheduler.KEY);
        job.await();
    }
}
