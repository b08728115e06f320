package io.ripieno.inference.host;

import io.ripieno.inference.share.Flow;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.share.TimeShare;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The jobs whose slices wait, and whose turn it is: by flow, then by who was served least. What a slice takes is known
 * only when it has ended; until then the job is charged what its slices took lately. Has no threads and no clock; guarded
 * by its owner.
 */
final class HostQueue {
    /** Of the latest slice, in what the next one is thought to take. */
    private static final double NEWS = 0.125;

    /** What a unit of a job costs that says how many nanoseconds it is thought to take. */
    private static final long NANO = 1;

    private final TimeShare share;
    private final List<HostJob> jobs = new ArrayList<>();
    private final int[] waiting = new int[Flow.COUNT];
    private int waitingFlows;
    private long arrivals;
    private long sliceNanos = 1;

    HostQueue(ShareRules rules) {
        this.share = new TimeShare(rules);
    }

    void add(HostJob job, Slice slice) {
        job.waiting.addLast(slice);
        if (job.waiting.size() == 1) {
            if (job.sliceNanos == 0) {
                job.sliceNanos = sliceNanos;
            }
            jobs.add(job);
            job.arrival = arrivals++;
            lineUp(job);
        }
    }

    boolean isEmpty() {
        return jobs.isEmpty();
    }

    /** The job whose turn it is; null if none waits. */
    @Nullable
    HostJob next() {
        if (jobs.isEmpty()) {
            return null;
        }
        raiseFloors();
        int flow = share.next(waitingFlows);
        HostJob least = null;
        for (int i = 0; i < jobs.size(); i++) {
            HostJob job = jobs.get(i);
            if (job.flow == flow && (least == null || isBefore(job, least))) {
                least = job;
            }
        }
        return least;
    }

    /** Takes the job's first slice and charges what it is thought to take, which is the job's {@code sliceNanos}. */
    Slice take(HostJob job) {
        Slice slice = job.waiting.removeFirst();
        leaveLine(job);
        share.charge(job.flow, job.sliceNanos);
        job.account.charge(job.rank, job.sliceNanos);
        if (job.waiting.isEmpty()) {
            jobs.remove(job);
        } else {
            lineUp(job);
        }
        return slice;
    }

    /** Takes a slice away that waits; false if it does not. */
    boolean withdraw(HostJob job, Slice slice) {
        if (!job.waiting.remove(slice)) {
            return false;
        }
        if (job.waiting.isEmpty()) {
            leaveLine(job);
            jobs.remove(job);
        }
        return true;
    }

    /**
     * A slice has ended.
     *
     * @param flow of the job when it was taken
     * @param thought what was charged
     */
    void ended(HostJob job, int flow, long thought, long took) {
        share.charge(flow, took - thought);
        job.account.correct(took - thought);
        job.sliceNanos = mixed(job.sliceNanos, took);
        sliceNanos = mixed(sliceNanos, took);
        if (!job.waiting.isEmpty()) {
            job.rank = Math.max(job.rank + took - thought, share.jobFloor(job.flow));
        }
    }

    private static long mixed(long before, long took) {
        return before <= 1 ? Math.max(1, took) : Math.max(1, Math.round((1 - NEWS) * before + NEWS * took));
    }

    /** Takes all that waits. */
    List<Slice> clear() {
        List<Slice> all = new ArrayList<>();
        for (HostJob job : jobs) {
            leaveLine(job);
            all.addAll(job.waiting);
            job.waiting.clear();
        }
        jobs.clear();
        return all;
    }

    /** One that comes anew stands behind all that wait for the first time, so that a stream of them ends. */
    private void lineUp(HostJob job) {
        job.flow = job.account.flow(NANO);
        long held = Math.min(job.account.served(), share.jobCeiling(job.flow));
        job.rank = Math.max(held, share.jobFloor(job.flow) + job.sliceNanos);
        if (waiting[job.flow]++ == 0) {
            waitingFlows |= 1 << job.flow;
        }
    }

    private void leaveLine(HostJob job) {
        if (--waiting[job.flow] == 0) {
            waitingFlows &= ~(1 << job.flow);
        }
    }

    private void raiseFloors() {
        share.raiseFloors(waitingFlows);
        for (int flows = waitingFlows; flows != 0; flows &= flows - 1) {
            int flow = Integer.numberOfTrailingZeros(flows);
            long least = Long.MAX_VALUE;
            for (int i = 0; i < jobs.size(); i++) {
                if (jobs.get(i).flow == flow) {
                    least = Math.min(least, jobs.get(i).rank);
                }
            }
            share.raiseJobFloor(flow, least);
        }
    }

    private static boolean isBefore(HostJob one, HostJob other) {
        return one.rank != other.rank ? one.rank < other.rank : one.arrival < other.arrival;
    }
}
