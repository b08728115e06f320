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
    static final double WINDOW_SECONDS = 1e-3;

    private final IdleDevice device = new IdleDevice(FULL_BATCH, 1);
    private final BatchScheduler scheduler;
    private final List<BatchKey> keys = new ArrayList<>();
    private final BatchJob[] jobs;
    private final WindowItem[] windows;
    private long nanos;

    /** @param queued windows, in jobs of at most 100, all lanes in turn, each window for one of so many graphs in turn */
    SchedulerLoad(int queued, int graphs) throws InferenceException {
        scheduler = new BatchScheduler(
                List.of(device), new BufferPool(1 << 20), BatchListener.NONE, () -> nanos, ShareRules.DEFAULT);
        Placement placement = new Placement(
                new ResidentSession(device, 0),
                new BatchPolicy(FULL_BATCH, Duration.ofMillis(2), true),
                new RunCost(new TreeMap<>(Map.of(1, WINDOW_SECONDS))));
        for (int graph = 0; graph < graphs; graph++) {
            BatchKey key = new BatchKey("model" + graph + "@1", "main", "1");
            scheduler.serve(key, Map.of(device, placement));
            keys.add(key);
        }
        windows = new WindowItem[queued];
        jobs = new BatchJob[(queued + WINDOWS_PER_JOB - 1) / WINDOWS_PER_JOB];
        for (int job = 0; job < jobs.length; job++) {
            Lane lane = Lane.values()[job % Lane.values().length];
            jobs[job] = scheduler.open(JobTerms.of("job" + job, WINDOWS_PER_JOB).in(lane), new Cancellation());
        }
        for (int window = 0; window < queued; window++) {
            submit(window);
        }
    }

    /** Runs at least so many windows through and returns how many it were. */
    long run(long atLeast) {
        long done = 0;
        while (done < atLeast) {
            if (!scheduler.runNext(device)) {
                throw new IllegalStateException("Nothing is released although " + windows.length + " windows wait.");
            }
            int count = device.count();
            nanos += Math.round(count * WINDOW_SECONDS * 1e9);
            for (int i = 0; i < count; i++) {
                int window = device.ran(i);
                jobs[window / WINDOWS_PER_JOB].release(windows[window]);
                submit(window);
            }
            done += count;
        }
        return done;
    }

    private void submit(int window) {
        BatchJob job = jobs[window / WINDOWS_PER_JOB];
        WindowItem item = job.take(keys.get(window % keys.size()));
        windows[window] = item;
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
