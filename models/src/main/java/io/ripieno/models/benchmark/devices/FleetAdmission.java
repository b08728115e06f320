package io.ripieno.models.benchmark.devices;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Admission by the rules of the service: as many jobs as there are places, and as many device seconds as running jobs
 * may still need. A share of both is kept for short jobs, which may pass a long one that does not fit and take what
 * long ones leave; a job that costs more than its share runs when no other of its kind does.
 */
final class FleetAdmission {
    private static final double SHORT_SHARE = 0.25;

    private final int places;
    private final double budget;
    private final Deque<Numbered> longWaiting = new ArrayDeque<>();
    private final Deque<Numbered> shortWaiting = new ArrayDeque<>();
    private long arrivals;
    private int longJobs;
    private int shortJobs;
    private double longLeft;
    private double shortLeft;

    private record Numbered(long number, Arrival arrival) {}

    /**
     * How things stand.
     *
     * @param running jobs
     * @param outstanding device seconds that these still need
     * @param waiting jobs
     */
    record State(int running, double outstanding, int waiting) {}

    /**
     * @param places for jobs
     * @param budget of device seconds
     */
    FleetAdmission(int places, double budget) {
        this.places = places;
        this.budget = budget;
    }

    synchronized State state() {
        return new State(longJobs + shortJobs, longLeft + shortLeft, longWaiting.size() + shortWaiting.size());
    }

    /** Takes note of one that came; returns those that may begin now. */
    synchronized List<Arrival> arrived(Arrival arrival) {
        (arrival.isShort() ? shortWaiting : longWaiting).addLast(new Numbered(arrivals++, arrival));
        return admit();
    }

    /** So many windows of a job are done; returns those that may begin now. */
    synchronized List<Arrival> progressed(Arrival arrival, int windows) {
        if (arrival.isShort()) {
            shortLeft -= arrival.cost(windows);
        } else {
            longLeft -= arrival.cost(windows);
        }
        return admit();
    }

    /** All windows of a job are done; returns those that may begin now. */
    synchronized List<Arrival> ended(Arrival arrival) {
        if (arrival.isShort()) {
            shortJobs--;
        } else {
            longJobs--;
        }
        return admit();
    }

    private List<Arrival> admit() {
        List<Arrival> admitted = List.of();
        Arrival next;
        while ((next = next()) != null) {
            admitted = admitted.isEmpty() ? new ArrayList<>() : admitted;
            admitted.add(next);
        }
        return admitted;
    }

    /** In the order of their coming, but that short ones may pass. */
    private @Nullable Arrival next() {
        Numbered first = longWaiting.peekFirst();
        Numbered brief = shortWaiting.peekFirst();
        boolean passing = first != null && (brief == null || first.number() < brief.number());
        if (first != null && passing && longFits(first.arrival())) {
            longJobs++;
            longLeft += first.arrival().cost(first.arrival().windows());
            return longWaiting.removeFirst().arrival();
        }
        if (brief != null && shortFits(brief.arrival(), passing)) {
            shortJobs++;
            shortLeft += brief.arrival().cost(brief.arrival().windows());
            return shortWaiting.removeFirst().arrival();
        }
        return null;
    }

    /** One that costs more than the whole share counts as just that share where it is alone. */
    private boolean longFits(Arrival arrival) {
        double cost = arrival.cost(arrival.windows());
        double asked = longJobs == 0 ? Math.min(cost, forLong()) : cost;
        return longJobs + shortJobs < places
                && longJobs < places - kept()
                && longLeft + asked + Math.max(0, shortLeft - forShort()) <= forLong();
    }

    private boolean shortFits(Arrival arrival, boolean passing) {
        double cost = arrival.cost(arrival.windows());
        double asked = shortJobs == 0 ? Math.min(cost, forShort()) : cost;
        return longJobs + shortJobs < places
                && (!passing || shortJobs < kept())
                && shortLeft + asked <= (passing ? forShort() : budget - Math.min(longLeft, forLong()));
    }

    private double forShort() {
        return SHORT_SHARE * budget;
    }

    private double forLong() {
        return budget - forShort();
    }

    private int kept() {
        return Math.max(1, (int) (SHORT_SHARE * places));
    }
}
