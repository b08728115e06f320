package io.ripieno.models.benchmark.devices;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.WindowItem;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.InferenceException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Recordings from 5 s to 3 h (log-uniform), one window each 5 s, that arrive as a Poisson process at a share of what the
 * devices can do. Admitted are as many at a time as there are threads; some of these take none but recordings under 60 s.
 */
final class FleetLoad implements AutoCloseable {
    private static final double SHORTEST = 5;
    private static final double LONGEST = 3 * 3600.0;
    private static final double HOP = 5;
    private static final double SHORT = 60;
    private static final int LONG_JOBS_PER_DEVICE = 12;
    private static final int SHORT_JOBS_PER_DEVICE = 4;
    private static final int CREDIT = 64;

    private record Arrival(FleetGraph graph, int windows) {}

    private final Fleet fleet;
    private final BlockingQueue<Arrival> longJobs = new LinkedBlockingQueue<>();
    private final BlockingQueue<Arrival> shortJobs = new LinkedBlockingQueue<>();
    private final Cancellation cancellation = new Cancellation();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong arrived = new AtomicLong();
    private final AtomicLong done = new AtomicLong();

    /** @param share of the capacity, above 1 for more than the devices can do */
    FleetLoad(Fleet fleet, int devices, double share) {
        this.fleet = fleet;
        start(() -> arrive(devices * share));
        for (int i = 0; i < devices * LONG_JOBS_PER_DEVICE; i++) {
            start(() -> work(longJobs));
        }
        for (int i = 0; i < devices * SHORT_JOBS_PER_DEVICE; i++) {
            start(() -> work(shortJobs));
        }
    }

    long arrived() {
        return arrived.get();
    }

    long done() {
        return done.get();
    }

    private void start(Runnable action) {
        Thread thread = new Thread(action, "fleet-load");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
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
            (seconds < SHORT ? shortJobs : longJobs).add(new Arrival(graph, (int) Math.ceil(seconds / HOP)));
            arrived.incrementAndGet();
            next += Math.round(-Math.log(1 - random.nextDouble()) * meanCost / secondsPerSecond * 1e9);
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void work(BlockingQueue<Arrival> queue) {
        try {
            while (true) {
                run(queue.take());
                done.incrementAndGet();
            }
        } catch (InterruptedException | CancelledException e) {
            // The load is over.
        } catch (InferenceException e) {
            if (!cancellation.isCancelled()) {
                throw new IllegalStateException("A simulated device that never fails has failed.", e);
            }
        }
    }

    private void run(Arrival arrival) throws InferenceException, InterruptedException {
        try (BatchJob job = fleet.scheduler().open("job", CREDIT, cancellation)) {
            Deque<WindowItem> inFlight = new ArrayDeque<>(CREDIT);
            for (int window = 0; window < arrival.windows(); window++) {
                if (inFlight.size() == CREDIT) {
                    finish(job, inFlight.removeFirst());
                }
                WindowItem item = job.take(arrival.graph().key());
                job.submit(item);
                inFlight.addLast(item);
            }
            while (!inFlight.isEmpty()) {
                finish(job, inFlight.removeFirst());
            }
        }
    }

    private static void finish(BatchJob job, WindowItem item) throws InferenceException, InterruptedException {
        item.await();
        job.release(item);
    }

    @Override
    public void close() throws InterruptedException {
        cancellation.cancel("The measurement is over.");
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
