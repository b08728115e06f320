package io.ripieno.inference.batch;

import io.ripieno.inference.device.Device;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.share.TimeShare;
import io.ripieno.inference.work.BackOff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one device, and the choice of what it runs next. A batch that is full, overdue or near a deadline goes
 * before one that is released only because the device is idle; among those the flow and then the job that was served
 * least goes first, whatever graph it waits for. A graph that no device holds lets loaded ones pass for a while;
 * one that others hold is left to them unless they have more waiting than this device has and loading costs,
 * or have served it far too little, or not at all for a while. Has no threads and no clock; guarded by the scheduler's
 * lock.
 */
final class DeviceBacklog {
    private static final long NOBODY = Long.MAX_VALUE;

    private final TimeShare share;
    private final double loadPatience;
    private final List<Seat> seats = new ArrayList<>();
    private @Nullable Outage outage;
    private int failures;
    private long troubleSince;
    private int openings;

    /** The best seat found so far in a choice, and why. */
    private static final class Pick {
        @Nullable
        Seat seat;

        int turn;
        int flow;
        boolean isIdle;
        boolean isAtRisk;
        ReleaseReason reason = ReleaseReason.IDLE;

        void clear() {
            seat = null;
        }

        void offer(Seat candidate, int next, ReleaseReason why, long now) {
            boolean idle = why == ReleaseReason.IDLE;
            boolean risk = candidate.queue().isAtRisk(next, candidate, now);
            int nextFlow = candidate.queue().flow(next);
            if (seat == null || isBefore(candidate, next, nextFlow, idle, risk, seat)) {
                seat = candidate;
                turn = next;
                flow = nextFlow;
                isIdle = idle;
                isAtRisk = risk;
                reason = why;
            }
        }

        private boolean isBefore(Seat candidate, int next, int nextFlow, boolean idle, boolean risk, Seat best) {
            if (idle != isIdle) {
                return isIdle;
            }
            if (nextFlow != flow) {
                return best.share().isBefore(nextFlow, flow);
            }
            if (risk != isAtRisk) {
                return risk;
            }
            long order = candidate.queue().rank(next) - best.queue().rank(turn);
            if (order != 0) {
                return order < 0;
            }
            return candidate.queue().isBefore(best.queue());
        }
    }

    private final Pick fairest = new Pick();
    private final Pick loaded = new Pick();

    DeviceBacklog(ShareRules rules) {
        this.share = new TimeShare(rules);
        this.loadPatience = rules.loadPatience();
    }

    TimeShare share() {
        return share;
    }

    /** Whether the device can run nothing until it is opened anew. */
    boolean isLost() {
        return outage != null;
    }

    /** How often it was opened anew. What was begun before the latest time ran on what was lost then. */
    int openings() {
        return openings;
    }

    /** Whether what was begun then tells anything of the device as it is. */
    boolean isOfThisOpening(int opening) {
        return opening == openings;
    }

    /**
     * It is lost from now on, or rather has been all the time if no batch has passed since it was opened; false if that is
     * known, or is told of a time before the device was opened anew.
     *
     * @param opening at which what failed was begun
     */
    boolean lose(int opening, long now, String why) {
        if (outage != null || !isOfThisOpening(opening)) {
            return false;
        }
        troubleSince = failures == 0 ? now : troubleSince;
        outage = new Outage(troubleSince, why);
        seats.forEach(seat -> seat.lose(troubleSince));
        return true;
    }

    /** It was not opened, or is not to be tried just yet. */
    void tryLater(long now, String why, BackOff pauses) {
        if (outage != null) {
            outage.because(why);
            outage.tryAt(now + pauses.nanosAfter(++failures));
        }
    }

    /** Whether the caller is to try to open it now. */
    boolean claimTry(long now) {
        return outage != null && outage.claimTry(now);
    }

    /** It is open again; returns how long it was not. */
    Duration restore(long now) {
        long since = outage == null ? now : outage.since();
        outage = null;
        openings++;
        seats.forEach(Seat::restore);
        return Duration.ofNanos(now - since);
    }

    /** A batch has passed. */
    void ranWell() {
        if (outage == null) {
            failures = 0;
        }
    }

    DeviceState state(Device device, int living) {
        return new DeviceState(
                device.name(),
                device.kind(),
                device.callers(),
                living,
                outage != null,
                outage == null ? "" : outage.why());
    }

    List<Seat> seats() {
        return seats;
    }

    void add(Seat seat) {
        seats.add(seat);
        if (outage != null) {
            seat.lose(outage.since());
        }
    }

    /** The seat whose windows the device takes now, noted in the batch with the reason; null if it should wait. */
    @Nullable
    Seat choose(long now, boolean draining, Batch into, long number) {
        fairest.clear();
        loaded.clear();
        if (outage != null) {
            return null;
        }
        compareWithOthers(now, draining);
        int waiting = 0;
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            int turn = seat.queue().next(seat, now);
            if (turn == Turns.NONE) {
                seat.taken();
                continue;
            }
            if (seat.isLeftToOthers() || !seat.isOpen(now)) {
                continue;
            }
            waiting |= seat.queue().waitingFlows();
            ReleaseReason reason = seat.reason(now, draining);
            if (reason != null) {
                fairest.offer(seat, turn, reason, now);
                if (seat.isResident()) {
                    loaded.offer(seat, turn, reason, now);
                }
            }
        }
        raiseFloors(waiting, now);
        Pick pick = preferred(now);
        if (pick.seat != null) {
            pick.seat.taken();
            into.begin(pick.seat, pick.reason, number);
        }
        return pick.seat;
    }

    /** Decides what is left to other devices. Nothing is when all is to end, as others may have ended already. */
    private void compareWithOthers(long now, boolean draining) {
        double here = -1;
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            seat.leaveToOthers(false);
            if (!draining && seat.queue().size() > 0 && !seat.isHeld() && !isServedTooLittle(seat, now)) {
                here = here < 0 ? secondsHere() : here;
                seat.compare(here, seat.queue().holders(), now);
            }
        }
    }

    /**
     * Whether those who wait for a graph that is left to others were served less than those here by more than anybody
     * may be. It is loaded on one more device then, and the next only if that has not helped in the time of the debt.
     */
    private boolean isServedTooLittle(Seat seat, long now) {
        if (now - seat.queue().loadedNanos() <= share.debtNanos()) {
            return false;
        }
        for (int flows = seat.queue().waitingFlows(); flows != 0; flows &= flows - 1) {
            int flow = Integer.numberOfTrailingZeros(flows);
            long here = leastRankHere(flow);
            if (here != NOBODY && here - seat.queue().leastRank(flow) > share.debtNanos()) {
                return true;
            }
        }
        return false;
    }

    /** How far the least served job of the flow has been served that waits for a graph that this device holds. */
    private long leastRankHere(int flow) {
        long least = NOBODY;
        for (int i = 0; i < seats.size(); i++) {
            KeyQueue queue = seats.get(i).queue();
            if ((queue.waitingFlows() >> flow & 1) != 0 && seats.get(i).isHeld()) {
                least = Math.min(least, queue.leastRank(flow));
            }
        }
        return least;
    }

    /** Seconds of this device that the windows take that wait for the graphs it holds, shared with others that do. */
    private double secondsHere() {
        double seconds = 0;
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            if (seat.queue().size() > 0 && seat.isHeld()) {
                seconds += seat.secondsPerHolder(Math.max(1, seat.queue().holders()));
            }
        }
        return seconds;
    }

    private Pick preferred(long now) {
        if (fairest.seat == null || loaded.seat == null || fairest.isAtRisk || fairest.seat.isResident()) {
            return fairest;
        }
        return fairest.seat.letsOthersPass(now, loadPatience) ? loaded : fairest;
    }

    /** Brings the floors to where the least served of those stand that wait. */
    private void raiseFloors(int waiting, long now) {
        share.raiseFloors(waiting);
        for (int flows = waiting; flows != 0; flows &= flows - 1) {
            int flow = Integer.numberOfTrailingZeros(flows);
            share.raiseJobFloor(flow, leastRank(flow, now));
        }
    }

    /** Of those that this device may serve now: who waits for something else would hold the floors down meanwhile. */
    private long leastRank(int flow, long now) {
        long least = NOBODY;
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            KeyQueue queue = seat.queue();
            if (!seat.isLeftToOthers() && seat.isOpen(now) && (queue.waitingFlows() >> flow & 1) != 0) {
                least = Math.min(least, queue.leastRank(flow));
            }
        }
        return least;
    }

    /** Whether nothing waits that could be run now. */
    boolean isEmpty(long now) {
        for (int i = 0; i < seats.size(); i++) {
            if (seats.get(i).queue().size() > 0 && seats.get(i).isOpen(now)) {
                return false;
            }
        }
        return true;
    }

    /** Whether something waits that needs no loading. */
    boolean hasReady(long now) {
        for (int i = 0; i < seats.size(); i++) {
            if (seats.get(i).queue().size() > 0
                    && seats.get(i).isHeld()
                    && seats.get(i).isOpen(now)) {
                return true;
            }
        }
        return false;
    }

    /**
     * When something that waits now is released at the latest; for a lost device, when it is tried again or the patience
     * of those ends who wait for it. {@link JobTerms#NEVER} if there is nothing of the kind.
     */
    long dueNanos(long now, long patience) {
        long soonest = outage == null ? JobTerms.NEVER : outage.nextTry();
        for (int i = 0; i < seats.size(); i++) {
            soonest = Math.min(
                    soonest,
                    outage == null
                            ? dueNanos(seats.get(i), now)
                            : seats.get(i).queue().lostUntil(now, patience));
        }
        return soonest;
    }

    private static long dueNanos(Seat seat, long now) {
        long due = seat.isOpen(now) ? seat.dueNanos() : Math.max(seat.dueNanos(), seat.retryNanos());
        return seat.isLeftToOthers() ? Math.max(due, seat.nextLook(now)) : due;
    }
}
