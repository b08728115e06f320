package io.ripieno.cli.benchmark;

import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchPolicy;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.batch.WindowItem;
import io.ripieno.inference.device.CachedSession;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.SessionCache;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.WarmUp;
import io.ripieno.inference.device.Watchdog;
import io.ripieno.inference.device.WatchedSession;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.TensorSpec;
import io.ripieno.inference.work.Cancellation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The same session behind the scheduler, as the service uses it: leased from a cache, watched, and fed by jobs, each on a
 * thread of its own, whose windows were filled once. There are twice as many windows on their way as all callers run at
 * a time.
 */
final class ScheduledLoop implements WindowLoop, AutoCloseable {
    private final LoadedTagger tagger;
    private final EngineSettings usual;
    private final Watchdog watchdog;
    private final BatchKey key;
    private final RunCost cost;
    private final Placement placement;
    private final int jobs;

    ScheduledLoop(LoadedTagger tagger) throws Exception {
        this.tagger = tagger;
        this.usual = EngineSettings.of(tagger.model().directory());
        this.watchdog = new Watchdog(usual.runLimits());
        this.key = new BatchKey(name(), tagger.session().graph().name(), "windows");
        this.cost = new WarmUp(tagger.pool(), tagger.device()::costNanos).measure(tagger.session(), tagger.batch());
        this.placement = placement(cached(tagger.session()));
        int wanted = 2 * tagger.device().callers() * tagger.batch();
        this.jobs = (wanted + usual.windowsPerJob() - 1) / usual.windowsPerJob();
    }

    private String name() {
        return tagger.model().manifest().ref().toString();
    }

    private CachedSession cached(GraphSession session) throws ModelException {
        GraphSpec graph = session.graph();
        SessionCache cache =
                new SessionCache(tagger.device().name(), usual.modelBytes(), System::nanoTime, SessionListener.NONE);
        return cache.add(name(), graph, graph.bytes(), () -> {
            WatchedSession watched = watchdog.watch(session, tagger.device().name());
            watched.expect(cost);
            return watched;
        });
    }

    private Placement placement(CachedSession session) {
        return new Placement(
                session, new BatchPolicy(tagger.batch(), usual.cpu().delay(), true), cost);
    }

    /** How many jobs feed it. */
    int jobs() {
        return jobs;
    }

    /**
     * Takes windows the same way for so many seconds, but runs nothing. A network leaves time for so few batches that the
     * virtual machine would be compiling their way for minutes; a service that has run for an hour is through with that.
     */
    void rehearse(double seconds) throws Exception {
        CachedSession idle = cached(new NoSession(tagger.session().graph()));
        try (Run run = start(placement(idle), BatchListener.NONE)) {
            TimeUnit.NANOSECONDS.sleep(Math.round(seconds * 1e9));
            run.check();
        } finally {
            idle.discard();
        }
    }

    @Override
    public Run start(Tally tally) {
        return start(placement, report -> tally.ran(report.items()));
    }

    private Run start(Placement where, BatchListener listener) {
        BatchScheduler scheduler =
                new BatchScheduler(List.of(tagger.device()), tagger.pool(), listener, System::nanoTime);
        scheduler.serve(key, Map.of(tagger.device(), where));
        AtomicBoolean ended = new AtomicBoolean();
        Crew crew = Crew.start(jobs, () -> feed(scheduler, ended));
        return new Run() {
            @Override
            public void check() throws ExecutionException, InterruptedException {
                crew.check();
            }

            @Override
            public void close() throws ExecutionException, InterruptedException {
                ended.set(true);
                try (scheduler;
                        crew) {
                    crew.await();
                }
            }
        };
    }

    private Object feed(BatchScheduler scheduler, AtomicBoolean ended) throws Exception {
        try (BatchJob job =
                scheduler.open(Thread.currentThread().getName(), usual.windowsPerJob(), new Cancellation())) {
            List<WindowItem> filled = new ArrayList<>();
            for (int i = 0; i < usual.windowsPerJob(); i++) {
                filled.add(filled(job.take(key), i));
            }
            Deque<WindowItem> inFlight = new ArrayDeque<>(filled);
            filled.forEach(job::submit);
            while (!ended.get()) {
                WindowItem done = inFlight.removeFirst();
                done.await();
                job.release(done);
                WindowItem again = job.take(key);
                job.submit(again);
                inFlight.addLast(again);
            }
        }
        return ended;
    }

    private WindowItem filled(WindowItem item, long seed) {
        List<TensorSpec> inputs = tagger.session().graph().inputs();
        for (int tensor = 0; tensor < inputs.size(); tensor++) {
            float[] values = Noise.values(inputs.get(tensor), seed);
            System.arraycopy(values, 0, item.input(tensor), 0, values.length);
        }
        return item;
    }

    @Override
    public void close() {
        watchdog.close();
    }
}
