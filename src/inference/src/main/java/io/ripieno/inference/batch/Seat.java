package io.ripieno.inference.batch;

import io.ripieno.inference.device.Device;
import io.ripieno.inference.share.TimeShare;
import io.ripieno.inference.work.BackOff;
import org.jspecify.annotations.Nullable;

/**
 * A graph's place on one device: when its windows are released there, what they cost, and how many the device's memory
 * was seen to hold. Guarded by the scheduler's lock.
 */
final class Seat {
    private static final long NOT_PASSED_OVER = Long.MIN_VALUE;
    private static final long NOT_LOST = Long.MIN_VALUE;
    /** Batches of the largest size that must pass before a larger one is tried again. */
    private static final int PASSES_TO_RAISE = 64;
    /** Loads for which an idle device waits for those who hold a graph and are at other work. */
    private static final int PATIENT_LOADS = 2;
    /** Device time of a window in a full batch, as a share of that in a smaller one, below which it is worth waiting for. */
    private static final double WORTHWHILE = 0.9;

    private final KeyQueue queue;
    private final Device device;
    private final TimeShare share;
    private final Placement placement;
    private final long windowNanos;
    private int most;
    private long fullRunNanos;
    private int[] mostWith;
    private int passes;
    /** The latest size that passed many times; 0 before the first. */
    private int proven;

    private long passedOverSince = NOT_PASSED_OVER;
    private int loading;
    private long lostSince = NOT_LOST;
    private long retryNanos = Long.MIN_VALUE;
    private int failedLoads;
    private boolean isLeftToOthers;

    Seat(KeyQueue queue, Device device, TimeShare share, Placement placement) {
        this.queue = queue;
        this.device = device;
        this.share = share;
        this.placement = placement;
        this.windowNanos = Math.max(1, Math.round(placement.secondsPerWindow() * 1e9));
        this.most = placement.policy().fullBatch();
        this.fullRunNanos = runNanos(most);
        this.mostWith = mostWithBrief();
    }

    private long runNanos(int windows) {
        return Math.round(placement.cost().seconds(windows) * 1e9);
    }

    /** For each number of windows of brief jobs, up to the largest batch. */
    private int[] mostWithBrief() {
        int[] table = new int[most + 1];
        table[0] = most;
        for (int brief = 1; brief <= most; brief++) {
            int company = brief;
            while (company < most && runNanos(company + 1) <= 2 * runNanos(brief)) {
                company++;
            }
            boolean saves = runNanos(most) * company < WORTHWHILE * runNanos(company) * most;
            table[brief] = saves ? most : company;
        }
        return table;
    }

    KeyQueue queue() {
        return queue;
    }

    Device device() {
        return device;
    }

    TimeShare share() {
        return share;
    }

    Placement placement() {
        return placement;
    }

    /** What a window is charged. */
    long windowNanos() {
        return windowNanos;
    }

    /** What a run of the largest batch takes. */
    long fullRunNanos() {
        return fullRunNanos;
    }

    /** Windows in a batch at most. */
    int most() {
        return most;
    }

    /**
     * Windows in a batch at most that was formed for so many of brief jobs: as many as do not more than double the time
     * of these, but for devices on which a full batch saves much for each window.
     */
    int mostWith(int brief) {
        return mostWith[Math.min(brief, most)];
    }

    /** Why the device should take what waits now; null if it should wait, or if nothing waits. */
    @Nullable
    ReleaseReason reason(long now, boolean draining) {
        if (queue.size() == 0) {
            return null;
        }
        if (draining) {
            return ReleaseReason.DRAIN;
        }
        if (queue.size() >= most) {
            return ReleaseReason.FULL;
        }
        if (now - queue.oldestNanos() >= placement.policy().delay().toNanos()) {
            return ReleaseReason.DELAY;
        }
        long deadline = queue.earliestDeadline();
        if (deadline != JobTerms.NEVER && deadline - longestRunNanos() <= now) {
            return ReleaseReason.DEADLINE;
        }
        return placement.policy().whenIdle() ? ReleaseReason.IDLE : null;
    }

    /** What a batch takes of a full size in which the longest loop is that waits. */
    private long longestRunNanos() {
        return queue.mostRuns() * fullRunNanos;
    }

    /** When a batch that is too small now is released all the same; {@link JobTerms#NEVER} if nothing waits. */
    long dueNanos() {
        if (queue.size() == 0) {
            return JobTerms.NEVER;
        }
        long delayed = queue.oldestNanos() + placement.policy().delay().toNanos();
        long deadline = queue.earliestDeadline();
        return deadline == JobTerms.NEVER ? delayed : Math.min(delayed, deadline - longestRunNanos());
    }

    boolean isResident() {
        return placement.source().isResident();
    }

    /** The device is lost from that moment on. */
    void lose(long now) {
        lostSince = now;
    }

    void restore() {
        lostSince = NOT_LOST;
    }

    boolean isLost() {
        return lostSince != NOT_LOST;
    }

    /** Since when the device has been lost; only if it is. */
    long lostSince() {
        return lostSince;
    }

    /** Whether a batch may be tried here now: the device is not lost and loading has not just failed. */
    boolean isOpen(long now) {
        return !isLost() && now >= retryNanos;
    }

    /** When loading may be tried again. */
    long retryNanos() {
        return retryNanos;
    }

    /** Loading failed, which counts once for all callers that waited for it; returns how long it is not tried again. */
    long notLoaded(long now, BackOff pauses) {
        if (now >= retryNanos) {
            retryNanos = now + pauses.nanosAfter(++failedLoads);
        }
        return retryNanos - now;
    }

    /** A batch had its session. */
    void hadSession() {
        failedLoads = 0;
    }

    /** Gives a job back runs that it was charged in a flow and did not have. */
    void giveBack(BatchJob job, int flow, int runs) {
        long nanos = runs * windowNanos;
        share.charge(flow, -nanos);
        job.account().correct(-nanos);
        job.turns().forEach(turn -> turn.queue.bringForward(turn.number));
    }

    /** Whether the device has the graph loaded or is about to. */
    boolean isHeld() {
        return !isLost() && (loading > 0 || isResident());
    }

    /** A batch that was taken with the graph loaded or not. */
    void beginRun(boolean loads, long now) {
        if (loads) {
            loading++;
            queue.loaded(now);
        }
    }

    void endRun(boolean loads) {
        loading -= loads ? 1 : 0;
    }

    /** Seconds of this device that the windows would take that wait for each device that holds the graph. */
    double secondsPerHolder(int holders) {
        return queue.runs() * windowNanos * 1e-9 / holders;
    }

    /**
     * Decides whether the device leaves the graph to those who hold it. It does unless what waits for each of them is
     * more than what waits here and loading take together, or none of them has taken any of it for a while.
     *
     * @param secondsHere that wait for the graphs that this device holds
     */
    void compare(double secondsHere, int holders, long now) {
        long patience = secondsHere == 0 ? idlePatience() : Math.max(idlePatience(), share.debtNanos());
        leaveToOthers(holders > 0
                && now - queue.neglectedSince() < patience
                && secondsPerHolder(holders) <= secondsHere + placement.source().loadSeconds());
    }

    /** How long those who hold the graph may be at other work while this device has none. */
    private long idlePatience() {
        return Math.max(placement.policy().delay().toNanos(), PATIENT_LOADS * loadNanos());
    }

    private long loadNanos() {
        return Math.round(placement.source().loadSeconds() * 1e9);
    }

    void leaveToOthers(boolean leaves) {
        isLeftToOthers = leaves;
        if (leaves) {
            taken();
        }
    }

    /** Whether devices that hold the graph run what waits for it now, and this one does not. */
    boolean isLeftToOthers() {
        return isLeftToOthers;
    }

    /** When the device should look again at what it leaves to others, as long as that is how it stands. */
    long nextLook(long now) {
        long look = now + Math.max(1, loadNanos());
        long impatient = queue.size() == 0 ? JobTerms.NEVER : queue.neglectedSince() + idlePatience();
        return impatient > now ? Math.min(look, impatient) : look;
    }

    /** Whether it is this graph's turn but may wait a little longer while loaded graphs have work. */
    boolean letsOthersPass(long now, double patience) {
        if (passedOverSince == NOT_PASSED_OVER) {
            passedOverSince = now;
        }
        return (now - passedOverSince) * 1e-9 < patience * placement.source().loadSeconds();
    }

    void taken() {
        passedOverSince = NOT_PASSED_OVER;
    }

    /** The device's memory did not hold so many windows: fewer passed many times or, where none did, half as many may. */
    void exhaustedAt(int windows) {
        int fewer = proven > 0 && proven < windows ? proven : windows / 2;
        setMost(Math.max(1, Math.min(most, fewer)));
    }

    /** The device ran so many windows; after many of the largest size, a somewhat larger one is tried again. */
    void passedWith(int windows) {
        if (windows == most && most < placement.policy().fullBatch() && ++passes == PASSES_TO_RAISE) {
            proven = most;
            setMost(Math.min(placement.policy().fullBatch(), most + Math.max(1, most / 4)));
        }
    }

    private void setMost(int windows) {
        most = windows;
        fullRunNanos = runNanos(windows);
        mostWith = mostWithBrief();
        passes = 0;
    }
}
