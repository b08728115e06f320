package io.ripieno.models.data.arrange;

import java.util.List;

/**
 * When each position of a piece is reached: linear between knots, and beyond the last one at the speed of the last span.
 *
 * @param knots at least two, the first at 0 quarters and 0 seconds, both rising
 */
public record TempoCurve(List<Knot> knots) {
    /** A position in quarter notes and when it is reached, in seconds. */
    public record Knot(double quarters, double seconds) {}

    public TempoCurve {
        knots = List.copyOf(knots);
        if (knots.size() < 2) {
            throw new IllegalArgumentException("A tempo curve of " + knots.size() + " knots needs two or more.");
        }
        if (knots.get(0).quarters() != 0 || knots.get(0).seconds() != 0) {
            throw new IllegalArgumentException("A tempo curve begins at 0, not at " + knots.get(0) + ".");
        }
        for (int i = 1; i < knots.size(); i++) {
            Knot before = knots.get(i - 1);
            Knot knot = knots.get(i);
            if (!(knot.quarters() > before.quarters() && knot.seconds() > before.seconds())) {
                throw new IllegalArgumentException(
                        "The knots of a tempo curve must rise: " + before + ", " + knot + ".");
            }
        }
    }

    /** One tempo throughout, from 0. */
    public static TempoCurve steady(double quartersPerMinute) {
        return new TempoCurve(List.of(new Knot(0, 0), new Knot(quartersPerMinute, 60)));
    }

    public double seconds(double quarters) {
        int span = span(quarters, true);
        Knot from = knots.get(span);
        return from.seconds() + (quarters - from.quarters()) / quartersPerSecond(span);
    }

    public double quarters(double seconds) {
        int span = span(seconds, false);
        Knot from = knots.get(span);
        return from.quarters() + (seconds - from.seconds()) * quartersPerSecond(span);
    }

    /** Quarter notes a minute at a position. */
    public double tempo(double quarters) {
        return 60 * quartersPerSecond(span(quarters, true));
    }

    /** Seconds for each quarter note, weighted by how long they last, as quarter notes a minute. */
    public double meanTempo() {
        Knot first = knots.get(0);
        Knot last = knots.get(knots.size() - 1);
        return 60 * (last.quarters() - first.quarters()) / (last.seconds() - first.seconds());
    }

    private double quartersPerSecond(int span) {
        Knot from = knots.get(span);
        Knot to = knots.get(span + 1);
        return (to.quarters() - from.quarters()) / (to.seconds() - from.seconds());
    }

    /** The index of the knot at or before a position; that of the first span for earlier ones. */
    private int span(double position, boolean inQuarters) {
        int low = 0;
        int high = knots.size() - 2;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            Knot knot = knots.get(middle);
            if ((inQuarters ? knot.quarters() : knot.seconds()) <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
