package io.ripieno.service.admission;

import io.ripieno.service.run.Cost;
import io.ripieno.service.run.Plan;
import java.util.Optional;

/**
 * The places that running jobs hold, and the time of devices and host that they still need. Short jobs may take what
 * long ones leave free, long ones never the share of the short. A job that alone costs more than its share counts as just
 * that share when it is admitted, so that it runs when no other of its kind does. Safe for use by several threads.
 */
public final class Budget {
    private final AdmissionLimits limits;
    private int longJobs;
    private int shortJobs;
    private Cost longLeft = Cost.NONE;
    private Cost shortLeft = Cost.NONE;
    private Cost admitted = Cost.NONE;

    public Budget(AdmissionLimits limits) {
        this.limits = limits;
    }

    /**
     * Takes a place for a job.
     *
     * @param seconds of audio that the job is thought to have
     * @param passing whether the job overtakes a long one that did not fit; it may then only use the kept share
     * @return empty if the job does not fit now
     */
    public synchronized Optional<Ticket> take(Plan plan, double seconds, boolean passing) {
        boolean isShort = limits.isShort(seconds);
        if (!(isShort ? hasPlaceForShort(passing) : hasPlaceForLong(passing))) {
            return Optional.empty();
        }
        Held held = held(plan, seconds, 0);
        if (!(isShort ? shortFits(held.left(), passing) : longFits(held.left()))) {
            return Optional.empty();
        }
        add(held);
        return Optional.of(new Ticket(this, plan, held));
    }

    /** Whether no job can start at all until one ends. */
    public synchronized boolean isFull() {
        return jobs() >= limits.jobs();
    }

    /** What a job holds of which a part is done. */
    Held held(Plan plan, double seconds, double done) {
        Cost cost = limits.cost(plan, seconds);
        return new Held(seconds, limits.isShort(seconds), cost, cost.times(1 - done));
    }

    private boolean hasPlaceForLong(boolean passing) {
        return !passing && !isFull() && longJobs < limits.jobs() - limits.keptPlaces();
    }

    private boolean hasPlaceForShort(boolean passing) {
        return !isFull() && (!passing || shortJobs < limits.keptPlaces());
    }

    private boolean longFits(Cost cost) {
        Cost asked = longJobs == 0 ? cost.atMost(limits.forLong()) : cost;
        return longLeft.plus(asked).plus(shortLeft.over(limits.forShort())).isWithin(limits.forLong());
    }

    private boolean shortFits(Cost cost, boolean passing) {
        Cost asked = shortJobs == 0 ? cost.atMost(limits.forShort()) : cost;
        Cost free = passing ? limits.forShort() : limits.outstanding().minus(longLeft.atMost(limits.forLong()));
        return shortLeft.plus(asked).isWithin(free);
    }

    synchronized void replace(Held before, Held now) {
        remove(before);
        add(now);
    }

    synchronized void giveBack(Held held) {
        remove(held);
    }

    private void add(Held held) {
        admitted = admitted.plus(held.cost());
        if (held.isShort()) {
            shortJobs++;
            shortLeft = shortLeft.plus(held.left());
        } else {
            longJobs++;
            longLeft = longLeft.plus(held.left());
        }
    }

    private void remove(Held held) {
        admitted = admitted.minus(held.cost());
        if (held.isShort()) {
            shortJobs--;
            shortLeft = shortLeft.minus(held.left());
        } else {
            longJobs--;
            longLeft = longLeft.minus(held.left());
        }
    }

    public synchronized int jobs() {
        return longJobs + shortJobs;
    }

    /** What running jobs cost from their start to their end. */
    public synchronized Cost admitted() {
        return admitted;
    }

    /** What running jobs still need. */
    public synchronized Cost outstanding() {
        return longLeft.plus(shortLeft);
    }

    /** What one job holds: its length in seconds of audio, its whole cost, and what is left of that. */
    record Held(double seconds, boolean isShort, Cost cost, Cost left) {}
}
