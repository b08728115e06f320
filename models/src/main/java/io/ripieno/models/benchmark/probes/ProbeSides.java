package io.ripieno.models.benchmark.probes;

import com.sun.management.OperatingSystemMXBean;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Runs probes for a time, through their plans or bare, and counts the spans that come out. */
final class ProbeSides {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double LEAD_SHARE = 0.2;
    private static final int CREDIT = 8;
    private static final int GLANCE_MILLIS = 10;

    private final ProbeBench bench;
    private final int callers;
    private final double seconds;

    /**
     * @param seconds that are counted, after a fifth as many to begin with; more until a span has come out and the
     *     clock of the processor has moved
     */
    ProbeSides(ProbeBench bench, int callers, double seconds) {
        this.bench = bench;
        this.callers = callers;
        this.seconds = seconds;
    }

    /**
     * How fast spans came out.
     *
     * @param spansPerSecond by the clock on the wall
     * @param cpuMillisPerSpan of the whole process
     */
    record Pace(double spansPerSecond, double cpuMillisPerSpan) {}

    Pace bare(Probe probe) throws InterruptedException, ExecutionException {
        Count count = new Count();
        for (int i = 0; i < callers; i++) {
            count.hands.add(() -> runBare(probe, count));
        }
        return measure(List.of(count)).get(0);
    }

    Pace planned(Probe probe) throws InterruptedException, ExecutionException {
        return measure(List.of(planning(probe))).get(0);
    }

    /** All at the same time; one pace for each. */
    List<Pace> mixed(List<? extends Probe> probes) throws InterruptedException, ExecutionException {
        List<Count> counts = new ArrayList<>();
        for (Probe probe : probes) {
            counts.add(planning(probe));
        }
        return measure(counts);
    }

    /** Jobs enough that two batches for each caller are under way. */
    private Count planning(Probe probe) {
        Count count = new Count();
        int jobs = Math.max(2, (2 * callers * probe.batch() + CREDIT - 1) / CREDIT);
        for (int i = 0; i < jobs; i++) {
            count.hands.add(() -> runPlan(probe, count));
        }
        return count;
    }

    private Object runBare(Probe probe, Count count) throws DeviceException {
        List<ProbeSpan> spans = new ArrayList<>();
        for (int i = 0; i < probe.batch(); i++) {
            spans.add(probe.span());
        }
        long number = 0;
        try (BareCaller caller = bench.caller(probe)) {
            while (!count.ended) {
                for (ProbeSpan span : spans) {
                    span.begin(number++);
                }
                probe.runBare(spans, caller);
                count.done.add(spans.size());
            }
        }
        return count;
    }

    private Object runPlan(Probe probe, Count count) throws InferenceException {
        bench.run(
                probe,
                CREDIT,
                terms -> terms,
                number -> !count.ended,
                span -> count.done.increment(),
                new Cancellation());
        return count;
    }

    /** Spans of one probe, and the threads that bring them. */
    private static final class Count {
        final List<Callable<?>> hands = new ArrayList<>();
        final LongAdder done = new LongAdder();
        volatile boolean ended;
    }

    private List<Pace> measure(List<Count> counts) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<?>> hands = new ArrayList<>();
        try {
            counts.forEach(count -> count.hands.forEach(hand -> hands.add(threads.submit(hand))));
            pass(LEAD_SHARE * seconds);
            long[] before = sums(counts);
            long cpu = SYSTEM.getProcessCpuTime();
            long begin = System.nanoTime();
            pass(seconds);
            long[] after = sums(counts);
            while (!isEachAbove(after, before) || SYSTEM.getProcessCpuTime() == cpu) {
                check(hands);
                TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
                after = sums(counts);
            }
            double wall = (System.nanoTime() - begin) * 1e-9;
            double cpuMillis = (SYSTEM.getProcessCpuTime() - cpu) * 1e-6;
            counts.forEach(count -> count.ended = true);
            for (Future<?> hand : hands) {
                hand.get();
            }
            List<Pace> paces = new ArrayList<>();
            for (int i = 0; i < counts.size(); i++) {
                long spans = after[i] - before[i];
                paces.add(new Pace(spans / wall, cpuMillis / spans));
            }
            return paces;
        } finally {
            counts.forEach(count -> count.ended = true);
            threads.shutdown();
        }
    }

    private static boolean isEachAbove(long[] after, long[] before) {
        return IntStream.range(0, after.length).allMatch(i -> after[i] > before[i]);
    }

    /** Throws what a thread threw that has ended. */
    private static void check(List<Future<?>> hands) throws InterruptedException, ExecutionException {
        for (Future<?> hand : hands) {
            if (hand.isDone()) {
                hand.get();
            }
        }
    }

    private static long[] sums(List<Count> counts) {
        return counts.stream().mapToLong(count -> count.done.sum()).toArray();
    }

    private static void pass(double time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.round(time * 1e9));
    }
}
