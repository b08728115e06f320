package io.ripieno.inference.plan;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.BatchPolicy;
import io.ripieno.inference.batch.BatchReport;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.batch.FakeDevice;
import io.ripieno.inference.batch.FakeSession;
import io.ripieno.inference.batch.JobTerms;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.batch.VirtualClock;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.host.HostPool;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Graphs that double their input on a device of one caller, two threads of the host, and jobs that count upwards. */
final class PlanFixture implements AutoCloseable {
    final VirtualClock clock = new VirtualClock();
    final List<BatchReport> reports = new CopyOnWriteArrayList<>();
    final HostPool host = new HostPool(2, ShareRules.DEFAULT);
    final FakeDevice device = FakeDevice.cpu(1);
    final BatchScheduler scheduler =
            new BatchScheduler(List.of(device), new BufferPool(1 << 20), reports::add, clock::nanos);

    /** What a probe keeps for a span. */
    static final class Span {
        float value;
        float result;
        int steps;
    }

    FakeSession serve(String model, int fullBatch) {
        FakeSession session = new FakeSession(clock);
        scheduler.serve(
                key(model),
                Map.of(
                        device,
                        new Placement(
                                new ResidentSession(session, 0),
                                new BatchPolicy(fullBatch, Duration.ZERO, true),
                                new RunCost(new TreeMap<>(Map.of(1, 1e-3))))));
        return session;
    }

    static BatchKey key(String model) {
        return new BatchKey(model, "main", "1");
    }

    BatchJob open(List<Stage<Span>> stages, int credit, Cancellation cancellation) throws Exception {
        return scheduler.open(JobTerms.of("probe", credit * PlanRun.windowsPerSpan(stages)), cancellation);
    }

    /** Takes so many spans of values 1, 2, 3 and so on through the stages and returns their results in order. */
    List<Float> run(List<Stage<Span>> stages, int credit, int spans) throws Exception {
        List<Float> results = new ArrayList<>();
        Cancellation cancellation = new Cancellation();
        try (BatchJob job = open(stages, credit, cancellation)) {
            int[] read = {0};
            new PlanRun<>(stages, credit, host.open(Lane.NORMAL, 0), job, Span::new)
                    .run(
                            span -> {
                                span.value = ++read[0];
                                span.result = 0;
                                return read[0] <= spans;
                            },
                            span -> results.add(span.result),
                            cancellation);
        }
        return results;
    }

    @Override
    public void close() {
        scheduler.close();
        host.close();
    }
}
