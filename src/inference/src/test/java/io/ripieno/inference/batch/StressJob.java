package io.ripieno.inference.batch;

import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.ExpiredException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.Lane;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A job of random length, lane, credit and fate, which checks how each of its windows ends. */
final class StressJob {
    private static final int STEPS = 3;

    private final BatchScheduler scheduler;
    private final Ledger ledger;
    private final AtomicInteger values;
    private final Random random;

    private record Sent(WindowItem item, float value, int steps) {}

    StressJob(BatchScheduler scheduler, Ledger ledger, AtomicInteger values, Random random) {
        this.scheduler = scheduler;
        this.ledger = ledger;
        this.values = values;
        this.random = random;
    }

    void run(List<BatchKey> keys, ScheduledExecutorService timer) throws InferenceException, InterruptedException {
        int credit = 1 + random.nextInt(8);
        JobTerms terms = JobTerms.of("job", credit).in(Lane.values()[random.nextInt(3)]);
        if (random.nextInt(5) == 0) {
            terms = terms.until(scheduler.now() + TimeUnit.MICROSECONDS.toNanos(random.nextInt(60_000)));
        }
        Cancellation cancellation = new Cancellation();
        if (random.nextInt(4) == 0) {
            timer.schedule(() -> cancellation.cancel("stress"), random.nextInt(20_000), TimeUnit.MICROSECONDS);
        }
        int windows = 1 + random.nextInt(40);
        int leavesAt = random.nextInt(6) == 0 ? random.nextInt(windows) : windows;
        Deque<Sent> underWay = new ArrayDeque<>();
        BatchJob job = scheduler.open(terms, cancellation);
        try (job) {
            for (int i = 0; i < leavesAt; i++) {
                if (underWay.size() == credit) {
                    settle(job, underWay.removeFirst());
                }
                underWay.add(send(job, keys.get(i % keys.size())));
            }
            if (leavesAt == windows) {
                while (!underWay.isEmpty()) {
                    settle(job, underWay.removeFirst());
                }
            }
        } catch (CancelledException | ExpiredException e) {
            ledger.ended(e.getClass().getSimpleName());
        }
    }

    private Sent send(BatchJob job, BatchKey key) {
        WindowItem item = job.take(key);
        boolean isBad = random.nextInt(100) == 0;
        float value = isBad ? Float.NaN : values.incrementAndGet();
        int steps = random.nextInt(10) == 0 ? STEPS : 1;
        if (steps > 1) {
            item.repeat((step, window) -> true, steps);
        }
        item.onEnd(ledger.expectEnd());
        item.input(0)[0] = value;
        job.submit(item);
        return new Sent(item, value, steps);
    }

    private void settle(BatchJob job, Sent sent) throws InterruptedException {
        try {
            sent.item.await();
            done(sent);
        } catch (InferenceException e) {
            failed(sent, e);
        }
        job.release(sent.item);
    }

    private void done(Sent sent) {
        ledger.ended("done");
        if (Float.isNaN(sent.value) || Chaos.isGuilty(sent.value)) {
            ledger.wrong("A bad window is done: " + sent.value);
        }
        if (sent.item.output(0)[0] != sent.value) {
            ledger.wrong(sent.value + " was answered with " + sent.item.output(0)[0]);
        }
        int answers = ledger.answers(sent.value);
        if (sent.steps == 1 && answers != 1) {
            ledger.wrong(sent.value + " was run " + answers + " times, once in vain.");
        }
    }

    /** The runs of a loop are repeated elsewhere where its device was lost; those of other windows never. */
    private void failed(Sent sent, InferenceException e) {
        ledger.ended(e.problem().toString());
        boolean isNaN = e.problem() == InferenceException.Problem.BAD_OUTPUT;
        if (isNaN && !Float.isNaN(sent.value)) {
            ledger.wrong("A good window is said to have answered NaN: " + sent.value);
        }
        if (sent.steps == 1 && !Float.isNaN(sent.value) && ledger.answers(sent.value) != 0) {
            ledger.wrong(sent.value + " was answered and then failed: " + e.getMessage());
        }
        if (e.problem() == InferenceException.Problem.CLOSED && !ledger.isClosing()) {
            ledger.wrong("The scheduler was not closed: " + e.getMessage());
        }
    }
}
