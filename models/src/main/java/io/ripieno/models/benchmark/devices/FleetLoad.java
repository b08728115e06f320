package io.ripieno.models.benchmark.devices;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.JobTerms;
import io.ripieno.inference.batch.WindowItem;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Recordings from 5 s to 3 h (log-uniform), one window each 5 s, that arrive as a Poisson process at a share of what the
 * devices can do and are admitted by the device time that those under way still need. Each that was admitted has a
 * thread.
 */
final class FleetLoad implements AutoCloseable {
    private static final double SHORTEST = 5;
    private static final double LONGEST = 3 * 3600.0;
    private static final double HOP = 5;
    private static final double SHORT = 60;
    static final int CREDIT = 64;
    private static final int TOLD_WINDOWS = 16;

    private final Fleet fleet;
    private final FleetAdmission admission;
    private final Cancellation cancellation = new Cancellation();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong arrived = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** @param secondsPerSecond device time that arrives each second */
    FleetLoad(Fleet fleet, FleetAdmission admission, double secondsPerSecond) {
        this.fleet = fleet;
        this.admission = admission;
        threads.execute(() -> arriveOrTell(secondsPerSecond));
    }

    long arrived() {
        return arrived.get();
    }

    long done() {
        return done.get();
    }

    /** @throws IllegalStateException with what went wrong in a job, if something did */
    void check() {
        Exception first = failure.get();
        if (first != null) {
            throw new IllegalStateException("A job on simulated devices that never fail has failed: " + first, first);
        }
    }

    private void arriveOrTell(double secondsPerSecond) {
        try {
            arrive(secondsPerSecond);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void arrive(double secondsPerSecond) {
        Random random = new Random(7);
        double meanWindows = (LONGEST - SHORTEST) / Math.log(LONGEST / SHORTEST) / HOP;
        double meanCost = meanWindows
                * fleet.graphs().stream()
                        .mapToDouble(FleetGraph::windowSeconds)
                        .average()
                        .orElseThrow();
        long next = System.nanoTime();
        while (!cancellation.isCancelled()) {
            double seconds = SHORTEST * Math.pow(LONGEST / SHORTEST, random.nextDouble());
            FleetGraph graph = fleet.graphs().get(random.nextInt(fleet.graphs().size()));
            begin(admission.arrived(new Arrival(graph, (int) Math.ceil(seconds / HOP), seconds < SHORT)));
            arrived.incrementAndGet();
            next += Math.round(-Math.log(1 - random.nextDouble()) * meanCost / secondsPerSecond * 1e9);
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** Nothing begins once all is over. */
    private void begin(List<Arrival> admitted) {
        for (Arrival arrival : admitted) {
            try {
                threads.execute(() -> work(arrival));
            } catch (RejectedExecutionException e) {
                return;
            }
        }
    }

    private void work(Arrival arrival) {
        try {
            run(arrival);
            done.incrementAndGet();
            begin(admission.ended(arrival));
        } catch (InterruptedException | InferenceException | RuntimeException e) {
            if (!cancellation.isCancelled()) {
                failure.compareAndSet(null, e);
            }
        }
    }

    private void run(Arrival arrival) throws InferenceException, InterruptedException {
        JobTerms terms = JobTerms.of("job", CREDIT).expecting(arrival.windows());
        try (BatchJob job = fleet.scheduler().open(terms, cancellation)) {
            Deque<WindowItem> inFlight = new ArrayDeque<>(CREDIT);
            int finished = 0;
            for (int window = 0; window < arrival.windows(); window++) {
                if (inFlight.size() == CREDIT) {
                    finish(job, inFlight.removeFirst());
                    tell(arrival, ++finished);
                }
                WindowItem item = job.take(arrival.graph().key());
                job.submit(item);
                inFlight.addLast(item);
            }
            while (!inFlight.isEmpty()) {
                finish(job, inFlight.removeFirst());
                tell(arrival, ++finished);
            }
        }
    }

    /** Tells admission of every few windows, and of the last. */
    private void tell(Arrival arrival, int finished) {
        int untold = finished % TOLD_WINDOWS;
        if (untold == 0) {
            begin(admission.progressed(arrival, TOLD_WINDOWS));
        } else if (finished == arrival.windows()) {
            begin(admission.progressed(arrival, untold));
        }
    }

    private static void finish(BatchJob job, WindowItem item) throws InferenceException, InterruptedException {
        item.await();
        job.release(item);
    }

    @Override
    public void close() throws InterruptedException {
        cancellation.cancel("The measurement is over.");
        threads.shutdownNow();
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Jobs that were cancelled a minute ago go on.");
        }
    }
}
