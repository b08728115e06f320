package io.ripieno.inference.batch;

import io.ripieno.inference.host.HostJob;
import io.ripieno.inference.host.HostPool;
import io.ripieno.inference.plan.HostStage;
import io.ripieno.inference.plan.LoopStage;
import io.ripieno.inference.plan.PlanRun;
import io.ripieno.inference.plan.Stage;
import io.ripieno.inference.plan.WindowStage;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.ExpiredException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A job whose spans pass host work in slices, six graphs that are joined, a loop, and host work again; of random length,
 * lane, credit and fate. It checks that spans come out whole and in order.
 */
final class StressPlan {
    private static final int SLICES = 3;
    private static final int STEPS = 8;

    private final BatchScheduler scheduler;
    private final HostPool host;
    private final Ledger ledger;
    private final AtomicInteger values;
    private final Random random;

    /** What the plan keeps for a span. */
    private static final class Span {
        int number;
        int slices;
        int steps;
        float[] sent = {};
        float[] answered = {};
        float looped;
    }

    StressPlan(BatchScheduler scheduler, HostPool host, Ledger ledger, AtomicInteger values, Random random) {
        this.scheduler = scheduler;
        this.host = host;
        this.ledger = ledger;
        this.values = values;
        this.random = random;
    }

    /** @param keys of six graphs, of which the first is looped over, too */
    void run(List<BatchKey> keys, ScheduledExecutorService timer) throws InferenceException {
        List<Stage<Span>> stages = stages(keys);
        int credit = 1 + random.nextInt(4);
        int spans = 1 + random.nextInt(10);
        Lane lane = Lane.values()[random.nextInt(3)];
        JobTerms terms =
                JobTerms.of("plan", credit * PlanRun.windowsPerSpan(stages)).in(lane);
        if (random.nextInt(5) == 0) {
            terms = terms.until(scheduler.now() + TimeUnit.MICROSECONDS.toNanos(random.nextInt(100_000)));
        }
        Cancellation cancellation = new Cancellation();
        if (random.nextInt(4) == 0) {
            timer.schedule(() -> cancellation.cancel("stress"), random.nextInt(40_000), TimeUnit.MICROSECONDS);
        }
        HostJob onHost = host.open(lane, 0);
        AtomicInteger read = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger made = new AtomicInteger();
        BatchJob job = scheduler.open(terms, cancellation);
        try (job) {
            new PlanRun<>(stages, credit, onHost, job, () -> {
                        made.incrementAndGet();
                        return new Span();
                    })
                    .run(span -> read(span, read, spans), span -> check(span, done.getAndIncrement()), cancellation);
            ledger.ended("plan");
            if (done.get() != spans || made.get() > credit) {
                ledger.wrong(done + " of " + spans + " spans came out, with " + made + " of a credit of " + credit);
            }
        } catch (CancelledException | ExpiredException e) {
            ledger.ended("plan " + e.getClass().getSimpleName());
        } catch (InferenceException e) {
            ledger.ended("plan " + e.problem());
            if (e.problem() == InferenceException.Problem.CLOSED && !ledger.isClosing()) {
                ledger.wrong("A plan found the engine closed: " + e.getMessage());
            }
        }
    }

    private boolean read(Span span, AtomicInteger read, int spans) {
        span.number = read.getAndIncrement();
        span.slices = 0;
        span.steps = 0;
        span.sent = new float[7];
        span.answered = new float[6];
        span.looped = 0;
        for (int i = 0; i < span.sent.length; i++) {
            span.sent[i] = value();
        }
        return span.number < spans;
    }

    /** Seldom one that fails wherever it runs, so that plans end whole, too. */
    private float value() {
        float value = values.incrementAndGet();
        while (Chaos.isGuilty(value) && random.nextInt(10) > 0) {
            value = values.incrementAndGet();
        }
        return value;
    }

    private static List<Stage<Span>> stages(List<BatchKey> keys) {
        List<WindowStage.Use<Span>> six = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int graph = i;
            six.add(new WindowStage.Use<>(
                    keys.get(i),
                    (span, window) -> window.input(0)[0] = span.sent[graph],
                    (span, window) -> span.answered[graph] = window.output(0)[0]));
        }
        return List.of(
                new HostStage<>((span, slice) -> ++span.slices < SLICES),
                new WindowStage<>(six),
                new LoopStage<>(
                        new WindowStage.Use<>(
                                keys.get(0),
                                (span, window) -> window.input(0)[0] = span.sent[6],
                                (span, window) -> span.looped = window.output(0)[0]),
                        (span, step, window) -> {
                            window.input(0)[0] = window.output(0)[0];
                            return ++span.steps < STEPS;
                        },
                        2 * STEPS),
                HostStage.once(span -> span.slices++));
    }

    private void check(Span span, int place) {
        if (span.number != place) {
            ledger.wrong("Span " + span.number + " came out as number " + place);
        }
        if (span.slices != SLICES + 1 || span.steps < STEPS || span.looped != span.sent[6]) {
            ledger.wrong("Span " + span.number + " had " + span.slices + " slices and " + span.steps
                    + " steps and ended with " + span.looped + " for " + span.sent[6]);
        }
        for (int i = 0; i < 6; i++) {
            float sent = span.sent[i];
            if (span.answered[i] != sent || Chaos.isGuilty(sent) || ledger.answers(sent) != 1) {
                ledger.wrong(
                        sent + " was answered with " + span.answered[i] + ", by " + ledger.answers(sent) + " runs");
            }
        }
    }
}
