package io.ripieno.models.benchmark.probes;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchPolicy;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.batch.JobTerms;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.RunLimits;
import io.ripieno.inference.device.SessionCache;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.SessionMemory;
import io.ripieno.inference.device.WarmUp;
import io.ripieno.inference.device.Watchdog;
import io.ripieno.inference.device.WatchedSession;
import io.ripieno.inference.device.onnx.OnnxCpuDevice;
import io.ripieno.inference.host.HostJob;
import io.ripieno.inference.host.HostPool;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.plan.PlanRun;
import io.ripieno.inference.plan.Stage;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/**
 * The engine's parts around probes, put together as the engine does, and the sessions of the same graphs for callers
 * without it.
 */
final class ProbeBench implements AutoCloseable {
    private static final Duration DELAY = Duration.ofMillis(2);
    private static final long BUFFER_BYTES = 256L << 20;

    private final OnnxCpuDevice device;
    private final Watchdog watchdog = new Watchdog(RunLimits.DEFAULT);
    private final BufferPool pool = new BufferPool(BUFFER_BYTES);
    private final SessionCache cache;
    private final HostPool host;
    private final BatchScheduler scheduler;
    private final Map<BatchKey, GraphSession> sessions = new LinkedHashMap<>();
    private final Map<BatchKey, RunCost> costs = new LinkedHashMap<>();

    /**
     * @param callers of the device, and threads of the host
     * @param modelBytes that the graphs may take at a time; each takes the length of its file
     */
    ProbeBench(List<? extends Probe> probes, int callers, long modelBytes, BatchListener listener)
            throws ModelException, DeviceException {
        device = new OnnxCpuDevice(callers);
        cache = new SessionCache(device.name(), modelBytes, System::nanoTime, SessionListener.NONE);
        host = new HostPool(callers, ShareRules.DEFAULT);
        scheduler = new BatchScheduler(List.of(device), pool, listener, System::nanoTime);
        for (Probe probe : probes) {
            for (ProbeGraph graph : probe.graphs()) {
                serve(graph, probe.batch());
            }
        }
    }

    /** The session without the engine stays; that of the engine is loaded and given up as memory demands. */
    private void serve(ProbeGraph graph, int batch) throws ModelException, DeviceException {
        GraphSession bare = load(graph);
        sessions.put(graph.key(), bare);
        RunCost cost = new WarmUp(pool, device::costNanos).measure(bare, batch);
        costs.put(graph.key(), cost);
        Placement placement = new Placement(
                cache.add(graph.key().toString(), graph.spec(), graph.onnx().length, () -> watched(graph, cost)),
                new BatchPolicy(batch, DELAY, true),
                cost);
        scheduler.serve(graph.key(), Map.of(device, placement));
    }

    private GraphSession load(ProbeGraph graph) throws ModelException {
        return device.load(graph.key().model(), graph.spec(), graph.onnx());
    }

    private GraphSession watched(ProbeGraph graph, RunCost cost) throws ModelException {
        WatchedSession watched = watchdog.watch(load(graph), device.name());
        watched.expect(cost);
        return watched;
    }

    /** Seconds of a run of so many items, as measured. */
    double seconds(ProbeGraph graph, int items) {
        return Objects.requireNonNull(costs.get(graph.key())).seconds(items);
    }

    /** How many windows wait for the device. */
    int queued() {
        return scheduler.queued();
    }

    /** By the scheduler's clock, as deadlines are. */
    long now() {
        return scheduler.now();
    }

    SessionMemory memory() {
        return cache.memory();
    }

    /** A caller without the engine. */
    BareCaller caller(Probe probe) {
        return new BareCaller(sessions, probe.graphs(), pool, probe.batch());
    }

    /**
     * Takes spans through the plan of a probe, as a job of its own on the calling thread.
     *
     * @param credit spans under way at most
     * @param terms what the job claims beside its credit
     * @param goesOn whether there is a span of that number, from 0
     */
    void run(
            Probe probe,
            int credit,
            UnaryOperator<JobTerms> terms,
            LongPredicate goesOn,
            Consumer<ProbeSpan> done,
            Cancellation cancellation)
            throws InferenceException {
        List<Stage<ProbeSpan>> stages = probe.stages();
        JobTerms plain = JobTerms.of(probe.name(), credit * PlanRun.windowsPerSpan(stages));
        JobTerms claimed = terms.apply(plain);
        HostJob onHost = host.open(claimed.lane(), 0);
        try (BatchJob job = scheduler.open(claimed, cancellation)) {
            long[] read = {0};
            new PlanRun<>(stages, credit, onHost, job, probe::span)
                    .run(
                            span -> {
                                boolean more = goesOn.test(read[0]);
                                span.begin(read[0]++);
                                return more;
                            },
                            done,
                            cancellation);
        }
    }

    @Override
    public void close() {
        scheduler.close();
        host.close();
        sessions.values().forEach(GraphSession::close);
        watchdog.close();
        device.close();
    }
}
