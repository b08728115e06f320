package io.ripieno.inference.batch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one device, and the choice of what it runs next. A batch that is full, overdue or near a deadline goes
 * before one that is released only because the device is idle; among those the flow and then the job that was served
 * least goes first, whatever graph it waits for. A graph that would have to be loaded lets loaded ones pass for a
 * while. Has no threads and no clock; guarded by the scheduler's lock.
 */
final class DeviceBacklog {
    private final DeviceShare share;
    private final double loadPatience;
    private final List<Seat> seats = new ArrayList<>();
    private boolean isLost;

    /** The best seat found so far in a choice, and why. */
    private static final class Pick {
        @Nullable
        Seat seat;

        @Nullable
        Turn turn;

        boolean isIdle;
        boolean isAtRisk;
        ReleaseReason reason = ReleaseReason.IDLE;

        void clear() {
            seat = null;
            turn = null;
        }

        void offer(Seat candidate, Turn next, ReleaseReason why, long now) {
            boolean idle = why == ReleaseReason.IDLE;
            boolean risk = next.isAtRisk(candidate, now);
            if (seat == null || turn == null || isBefore(candidate, next, idle, risk, seat, turn)) {
                seat = candidate;
                turn = next;
                isIdle = idle;
                isAtRisk = risk;
                reason = why;
            }
        }

        private boolean isBefore(Seat candidate, Turn next, boolean idle, boolean risk, Seat best, Turn held) {
            if (idle != isIdle) {
                return isIdle;
            }
            if (next.flow != held.flow) {
                return best.share().isBefore(next.flow, held.flow);
            }
            if (risk != isAtRisk) {
                return risk;
            }
            long order = next.byAccount.rank() - held.byAccount.rank();
            if (order != 0) {
                return order < 0;
            }
            return candidate.queue().oldestNanos() < best.queue().oldestNanos();
        }
    }

    private final Pick fairest = new Pick();
    private final Pick loaded = new Pick();

    DeviceBacklog(ShareRules rules) {
        this.share = new DeviceShare(rules);
        this.loadPatience = rules.loadPatience();
    }

    DeviceShare share() {
        return share;
    }

    /** Whether the device can run nothing until it is opened anew. */
    boolean isLost() {
        return isLost;
    }

    void setLost(boolean lost) {
        isLost = lost;
    }

    List<Seat> seats() {
        return seats;
    }

    void add(Seat seat) {
        seats.add(seat);
    }

    void remove(Seat seat) {
        seats.remove(seat);
    }

    /** The seat whose windows the device takes now, noted in the batch with the reason; null if it should wait. */
    @Nullable
    Seat choose(long now, boolean draining, Batch into, long number) {
        fairest.clear();
        loaded.clear();
        if (isLost) {
            return null;
        }
        int waiting = 0;
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            Turn turn = seat.queue().next(seat, now);
            if (turn == null) {
                seat.taken();
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
        raiseFloors(waiting);
        Pick pick = preferred(now);
        if (pick.seat != null) {
            pick.seat.taken();
            into.begin(pick.seat, pick.reason, number);
        }
        return pick.seat;
    }

    private Pick preferred(long now) {
        if (fairest.seat == null || loaded.seat == null || fairest.isAtRisk || fairest.seat.isResident()) {
            return fairest;
        }
        return fairest.seat.letsOthersPass(now, loadPatience) ? loaded : fairest;
    }

    /** Brings the floors to where the least served of those stand that wait. */
    private void raiseFloors(int waiting) {
        share.raiseFloors(waiting);
        for (int flows = waiting; flows != 0; flows &= flows - 1) {
            int flow = Integer.numberOfTrailingZeros(flows);
            share.raiseJobFloor(flow, leastRank(flow));
        }
    }

    private long leastRank(int flow) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < seats.size(); i++) {
            KeyQueue queue = seats.get(i).queue();
            if ((queue.waitingFlows() >> flow & 1) != 0) {
                least = Math.min(least, queue.leastRank(flow));
            }
        }
        return least;
    }

    boolean isEmpty() {
        for (int i = 0; i < seats.size(); i++) {
            if (seats.get(i).queue().size() > 0) {
                return false;
            }
        }
        return true;
    }

    /** When something that waits now is released at the latest; {@link JobTerms#NEVER} if nothing waits. */
    long dueNanos() {
        if (isLost) {
            return JobTerms.NEVER;
        }
        long soonest = JobTerms.NEVER;
        for (int i = 0; i < seats.size(); i++) {
            soonest = Math.min(soonest, seats.get(i).dueNanos());
        }
        return soonest;
    }
}
