package io.ripieno.models.benchmark.scheduler;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchPolicy;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.batch.JobTerms;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.batch.WindowItem;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A scheduler in which so many windows wait all the time, in virtual time and on one thread: what a batch took is
 * released, taken and submitted anew before the next batch, as the jobs would.
 */
final class SchedulerLoad implements AutoCloseable {
    private static final int WINDOWS_PER_JOB = 100;
    static final int FULL_BATCH = 32;
    /** Far beyond what is measured: deadlines are kept in order, but none is near. */
    private static final long DEADLINE_NANOS = 1L << 60;

    static final double WINDOW_SECONDS = 1e-3;

    private final IdleDevice device;
    private final BatchScheduler scheduler;
    private final List<BatchKey> keys = new ArrayList<>();
    private final BatchJob[] jobs;
    private final WindowItem[] windows;
    private long nanos;
    private long reported;
    private long formingNanos;
    private long endingNanos;
    private long queueingNanos;

    /** Microseconds of the clock for a window to be taken into a batch, to be ended, and to be released and queued anew. */
    record Parts(double forming, double ending, double queueing) {
        static final Parts UNKNOWN = new Parts(Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * All lanes in turn, in the half of the jobs of each with deadlines, each window for one of the graphs in turn, and
     * somebody who adds up what each batch took.
     *
     * @param queued windows
     * @param jobCount of which each has as many of them as any other, or one more
     * @param fullBatch windows in a batch
     */
    SchedulerLoad(int queued, int jobCount, int graphs, int fullBatch) throws InferenceException {
        device = new IdleDevice(fullBatch, 1);
        BatchListener listener = report -> reported += report.items() + report.queueNanos() + report.computeNanos();
        scheduler =
                new BatchScheduler(List.of(device), new BufferPool(1 << 20), listener, () -> nanos, ShareRules.DEFAULT);
        Placement placement = new Placement(
                new ResidentSession(device, 0),
                new BatchPolicy(fullBatch, Duration.ofMillis(2), true),
                new RunCost(new TreeMap<>(Map.of(1, WINDOW_SECONDS))));
        for (int graph = 0; graph < graphs; graph++) {
            BatchKey key = new BatchKey("model" + graph + "@1", "main", "1");
            scheduler.serve(key, Map.of(device, placement));
            keys.add(key);
        }
        windows = new WindowItem[queued];
        jobs = new BatchJob[jobCount];
        for (int job = 0; job < jobs.length; job++) {
            jobs[job] = scheduler.open(terms(job), new Cancellation());
        }
        for (int window = 0; window < queued; window++) {
            submit(window);
        }
    }

    /** One for each 100 windows. */
    static int jobs(int queued) {
        return (queued + WINDOWS_PER_JOB - 1) / WINDOWS_PER_JOB;
    }

    private JobTerms terms(int job) {
        int lanes = Lane.values().length;
        JobTerms terms =
                JobTerms.of("job" + job, windows.length / jobs.length + 1).in(Lane.values()[job % lanes]);
        return job / lanes % 2 == 0 ? terms : terms.until(DEADLINE_NANOS + job);
    }

    /** What was added up of the batches; used by nobody. */
    long reported() {
        return reported;
    }

    /** Runs at least so many windows through and returns how many it were. */
    long run(long atLeast) {
        long done = 0;
        while (done < atLeast) {
            done += runBatch();
        }
        return done;
    }

    /** The same with each batch timed, which is not free itself. */
    Parts parts(long atLeast) {
        formingNanos = 0;
        endingNanos = 0;
        queueingNanos = 0;
        device.time(true);
        double micros = 1e-3 / run(atLeast);
        device.time(false);
        return new Parts(formingNanos * micros, endingNanos * micros, queueingNanos * micros);
    }

    /** The order in which the next so many windows are run. */
    int[] order(int count) {
        int[] order = new int[count];
        int done = 0;
        while (done < count) {
            int ran = runBatch();
            for (int i = 0; i < ran && done < count; i++) {
                order[done++] = device.ran(i);
            }
        }
        return order;
    }

    private int runBatch() {
        long begin = device.now();
        if (!scheduler.runNext(device)) {
            throw new IllegalStateException("Nothing is released although " + windows.length + " windows wait.");
        }
        long ended = device.now();
        formingNanos += device.beganNanos() - begin;
        endingNanos += ended - device.endedNanos();
        int count = device.count();
        nanos += Math.round(count * WINDOW_SECONDS * 1e9);
        for (int i = 0; i < count; i++) {
            int window = device.ran(i);
            jobs[jobOf(window)].release(windows[window]);
            submit(window);
        }
        queueingNanos += device.now() - ended;
        return count;
    }

    /** How many windows each job has. */
    int[] windowsByJob() {
        int[] counts = new int[jobs.length];
        for (int window = 0; window < windows.length; window++) {
            counts[jobOf(window)]++;
        }
        return counts;
    }

    private int jobOf(int window) {
        return (int) ((long) window * jobs.length / windows.length);
    }

    private void submit(int window) {
        BatchJob job = jobs[jobOf(window)];
        WindowItem item = job.take(keys.get(window % keys.size()));
        if (windows[window] != item) {
            windows[window] = item;
        }
        item.input(0)[0] = window;
        job.submit(item);
    }

    @Override
    public void close() {
        for (BatchJob job : jobs) {
            job.close();
        }
        scheduler.close();
    }
}
