package io.ripieno.inference.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchPolicy;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.batch.JobTerms;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.SessionCache;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.simulated.Behaviour;
import io.ripieno.inference.device.simulated.Declared;
import io.ripieno.inference.device.simulated.SimulatedDevice;
import io.ripieno.inference.device.simulated.Time;
import io.ripieno.inference.host.HostPool;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.TensorSpec;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that join six graphs on simulated devices, in real time, each of which has memory for two: nobody waits for ever. */
@Timeout(60)
class ScarceMemoryTest {
    private static final int GRAPHS = 6;
    private static final int JOBS = 5;
    private static final int SPANS = 25;
    private static final long BYTES = 100;
    private static final Declared COST = new Declared(2e-4, 1e-5, BYTES, 1e-3);

    private final HostPool host = new HostPool(2, ShareRules.DEFAULT);
    private final ExecutorService jobs = Executors.newFixedThreadPool(JOBS);
    private final Map<SimulatedDevice, SessionCache> devices = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // each test opens it
    private BatchScheduler scheduler;

    @AfterEach
    void end() {
        scheduler.close();
        host.close();
        jobs.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void allSpansOfAllJobsComeOutInOrder(int count) throws Exception {
        serve(count);
        List<Future<List<Float>>> results = new ArrayList<>();
        for (int job = 0; job < JOBS; job++) {
            results.add(jobs.submit(this::join));
        }
        List<Float> sums = IntStream.rangeClosed(1, SPANS)
                .mapToObj(value -> (float) GRAPHS * value)
                .toList();
        for (Future<List<Float>> each : results) {
            assertThat(each.get()).isEqualTo(sums);
        }
        long loads = devices.values().stream()
                .mapToLong(cache -> cache.memory().loads())
                .sum();
        assertThat(loads).as("each graph was loaded somewhere").isGreaterThanOrEqualTo(GRAPHS);
        assertThat(devices.values()).allSatisfy(cache -> {
            assertThat(cache.memory().resident()).isLessThanOrEqualTo(2);
            assertThat(cache.memory().waiting()).isZero();
        });
    }

    private void serve(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            devices.put(
                    new SimulatedDevice("gpu:" + i, Time.real(), (model, graph) -> COST, Behaviour.SOUND),
                    new SessionCache("gpu:" + i, 2 * BYTES, System::nanoTime, SessionListener.NONE));
        }
        scheduler = new BatchScheduler(
                List.copyOf(devices.keySet()), new BufferPool(1 << 20), BatchListener.NONE, System::nanoTime);
        for (int graph = 0; graph < GRAPHS; graph++) {
            scheduler.serve(key(graph), placements(graph));
        }
    }

    private Map<Device, Placement> placements(int graph) throws Exception {
        GraphSpec spec = GraphSpec.draft(
                GraphSpec.MAIN,
                "stem" + graph + ".onnx",
                List.of(new TensorSpec("x", List.of(-1L, 1L), TensorSpec.FEATURES)),
                List.of(new TensorSpec("y", List.of(-1L, 1L), TensorSpec.SCORES)));
        Map<Device, Placement> placements = new HashMap<>();
        for (Map.Entry<SimulatedDevice, SessionCache> each : devices.entrySet()) {
            placements.put(
                    each.getKey(),
                    new Placement(
                            each.getValue().add("stem" + graph, spec, BYTES, () -> each.getKey()
                                    .load("stem" + graph, spec, new byte[0])),
                            new BatchPolicy(4, Duration.ofMillis(1), true),
                            new RunCost(new TreeMap<>(Map.of(1, COST.seconds(1), 4, COST.seconds(4))))));
        }
        return placements;
    }

    private static BatchKey key(int graph) {
        return new BatchKey("stem" + graph + "@1", GraphSpec.MAIN, "1");
    }

    /** Takes a job through its spans; the devices answer what they are given. */
    private List<Float> join() throws Exception {
        List<WindowStage.Use<PlanFixture.Span>> uses = IntStream.range(0, GRAPHS)
                .mapToObj(graph -> new WindowStage.Use<PlanFixture.Span>(
                        key(graph),
                        (span, window) -> window.input(0)[0] = span.value,
                        (span, window) -> span.result += window.output(0)[0]))
                .toList();
        List<Stage<PlanFixture.Span>> stages = List.of(new WindowStage<>(uses));
        List<Float> results = new ArrayList<>();
        Cancellation cancellation = new Cancellation();
        try (BatchJob job = scheduler.open(JobTerms.of("six", 4 * PlanRun.windowsPerSpan(stages)), cancellation)) {
            int[] read = {0};
            new PlanRun<>(stages, 4, host.open(Lane.NORMAL, 0), job, PlanFixture.Span::new)
                    .run(
                            span -> {
                                span.value = ++read[0];
                                span.result = 0;
                                return read[0] <= SPANS;
                            },
                            span -> results.add(span.result),
                            cancellation);
        }
        return results;
    }
}
