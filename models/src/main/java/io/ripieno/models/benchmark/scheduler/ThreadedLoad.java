package io.ripieno.models.benchmark.scheduler;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.WindowItem;
import io.ripieno.inference.work.Cancellation;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Jobs on threads of their own and callers of a device that does nothing: each job has its windows queued all the time,
 * awaits the oldest and submits it anew. What a window costs is that of all threads, with the lock that all want
 * and with all being woken.
 */
final class ThreadedLoad implements SchedulerRow.Load {
    static final int JOBS = 2;
    private static final int CALLERS = 2;
    /** Of jobs and callers together. */
    static final int THREADS = JOBS + CALLERS;

    private static final ThreadMXBean MEASURED = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final int credit;
    private final int fullBatch;

    /**
     * @param queued windows of all jobs together
     * @param fullBatch windows in a batch
     */
    ThreadedLoad(int queued, int fullBatch) {
        this.credit = Math.max(1, queued / JOBS);
        this.fullBatch = fullBatch;
    }

    @Override
    public SchedulerCost measure(long windows) throws Exception {
        AtomicLong done = new AtomicLong();
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService crew = Executors.newFixedThreadPool(JOBS);
        try (ThreadedScheduler served = new ThreadedScheduler(CALLERS, fullBatch)) {
            List<Future<?>> jobs = new ArrayList<>();
            for (int i = 0; i < JOBS; i++) {
                jobs.add(crew.submit(() -> feed(served, done, ended)));
            }
            await(jobs, done, Math.max(2L * credit * JOBS, windows / 5));
            long from = done.get();
            long cpu = sum(MEASURED.getThreadCpuTime(MEASURED.getAllThreadIds()));
            long process = PROCESS.getProcessCpuTime();
            long bytes = sum(MEASURED.getThreadAllocatedBytes(MEASURED.getAllThreadIds()));
            await(jobs, done, from + windows);
            cpu = sum(MEASURED.getThreadCpuTime(MEASURED.getAllThreadIds())) - cpu;
            process = PROCESS.getProcessCpuTime() - process;
            bytes = sum(MEASURED.getThreadAllocatedBytes(MEASURED.getAllThreadIds())) - bytes;
            long count = done.get() - from;
            ended.set(true);
            for (Future<?> job : jobs) {
                job.get();
            }
            return new SchedulerCost(
                    cpu * 1e-3 / count,
                    process * 1e-3 / count,
                    Double.NaN,
                    SchedulerLoad.Parts.UNKNOWN,
                    (double) bytes / count);
        } finally {
            crew.shutdownNow();
        }
    }

    /** Threads that have ended tell a negative number. */
    private static long sum(long[] figures) {
        return Arrays.stream(figures).filter(figure -> figure > 0).sum();
    }

    private static void await(List<Future<?>> jobs, AtomicLong done, long windows) throws Exception {
        while (done.get() < windows) {
            for (Future<?> job : jobs) {
                if (job.isDone()) {
                    job.get();
                }
            }
            Thread.sleep(1);
        }
    }

    private Object feed(ThreadedScheduler served, AtomicLong done, AtomicBoolean ended) throws Exception {
        try (BatchJob job = served.scheduler().open(Thread.currentThread().getName(), credit, new Cancellation())) {
            Deque<WindowItem> inFlight = new ArrayDeque<>(credit);
            for (int i = 0; i < credit; i++) {
                inFlight.addLast(submitted(job));
            }
            while (!ended.get()) {
                WindowItem oldest = inFlight.removeFirst();
                oldest.await();
                job.release(oldest);
                inFlight.addLast(submitted(job));
                done.incrementAndGet();
            }
        }
        return done;
    }

    private static WindowItem submitted(BatchJob job) {
        WindowItem window = job.take(ThreadedScheduler.KEY);
        job.submit(window);
        return window;
    }
}
