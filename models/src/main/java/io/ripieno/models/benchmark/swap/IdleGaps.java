package io.ripieno.models.benchmark.swap;

import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * When windows waited and when a device ran, as the reports of batches tell. A batch waits from when its first window
 * was queued until its session is there, and runs from then to its end.
 */
final class IdleGaps implements BatchListener {
    private final LongSupplier nanoClock;
    private final List<Stretch> waiting = new ArrayList<>();
    private final List<Stretch> running = new ArrayList<>();

    /** From a moment to another, in nanoseconds. */
    private record Stretch(long from, long to) {
        long length() {
            return to - from;
        }
    }

    /** @param nanoClock as {@link System#nanoTime} */
    IdleGaps(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    @Override
    public synchronized void onBatch(BatchReport report) {
        long end = nanoClock.getAsLong();
        long begin = end - report.inputNanos() - report.computeNanos() - report.outputNanos();
        waiting.add(new Stretch(begin - report.sessionNanos() - report.longestQueueNanos(), begin));
        running.add(new Stretch(begin, end));
    }

    /** The longest time in which windows waited all the while and no device ran, in milliseconds. */
    synchronized double longestMillis() {
        List<Stretch> runs = joined(running);
        long longest = 0;
        for (Stretch wait : joined(waiting)) {
            long idleSince = wait.from();
            for (Stretch run : runs) {
                if (run.to() > idleSince && run.from() < wait.to()) {
                    longest = Math.max(longest, run.from() - idleSince);
                    idleSince = run.to();
                }
            }
            longest = Math.max(longest, wait.to() - idleSince);
        }
        return longest * 1e-6;
    }

    /** Share of the time from the first wait to the last run in which windows waited, in [0, 1]. */
    synchronized double waitingShare() {
        List<Stretch> waits = joined(waiting);
        long end = running.stream().mapToLong(Stretch::to).max().orElseThrow();
        return (double) waits.stream().mapToLong(Stretch::length).sum()
                / (end - waits.get(0).from());
    }

    /** The same time in stretches that do not touch, in order. */
    private static List<Stretch> joined(List<Stretch> stretches) {
        List<Stretch> joined = new ArrayList<>();
        for (Stretch next : stretches.stream()
                .sorted(Comparator.comparingLong(Stretch::from))
                .toList()) {
            Stretch last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last == null || next.from() > last.to()) {
                joined.add(next);
            } else {
                joined.set(joined.size() - 1, new Stretch(last.from(), Math.max(last.to(), next.to())));
            }
        }
        return joined;
    }
}
