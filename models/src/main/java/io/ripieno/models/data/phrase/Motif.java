package io.ripieno.models.data.phrase;

import java.util.ArrayList;
import java.util.List;

/**
 * A short figure of scale steps and lengths that a melody repeats, moves, inverts and varies.
 *
 * @param tones in order; their lengths add up to the figure's
 */
record Motif(List<Tone> tones) {
    /**
     * @param step scale degrees above the figure's first note
     * @param beats written length
     * @param rest whether it is silence
     */
    record Tone(int step, double beats, boolean rest) {}

    private static final double[][] LENGTHS = {
        {0.25, 0.25, 0.5}, {0.5, 0.5}, {1}, {1, 0.5, 0.5}, {1.5, 0.5}, {2}, {0.75, 0.25}, {1.0 / 3, 1.0 / 3, 1.0 / 3}
    };

    Motif {
        tones = List.copyOf(tones);
    }

    /** A figure of some beats, which begins with a sound; a busy one prefers short notes. */
    static Motif of(double beats, double busy, Dice dice) {
        List<Tone> tones = new ArrayList<>();
        double at = 0;
        int step = 0;
        int direction = dice.oneOf(-1, 1);
        while (at < beats - 1e-6) {
            double[] cell = LENGTHS[dice.weighted(busy, 1 + busy, 1.2 - busy, 0.6, 0.6, 1 - busy, 0.5, 0.25 * busy)];
            for (double length : cell) {
                double fits = Math.min(length, beats - at);
                if (fits < 1e-6) {
                    break;
                }
                tones.add(new Tone(step, fits, !tones.isEmpty() && dice.chance(0.08)));
                at += fits;
                if (dice.chance(0.25)) {
                    direction = -direction;
                }
                step += direction * (dice.chance(0.18) ? dice.whole(2, 5) : dice.whole(0, 2));
                if (Math.abs(step) > 7) {
                    direction = -Integer.signum(step);
                }
            }
        }
        return new Motif(tones);
    }

    /** Notes of two to four beats, a few rests. */
    static Motif ofLongTones(double beats, Dice dice) {
        List<Tone> tones = new ArrayList<>();
        int step = 0;
        for (double at = 0; at < beats - 1e-6; ) {
            double length = Math.min(dice.oneOf(2.0, 3.0, 4.0), beats - at);
            tones.add(new Tone(step, length, !tones.isEmpty() && dice.chance(0.05)));
            at += length;
            step = Math.max(-5, Math.min(5, step + dice.whole(-3, 3)));
        }
        return new Motif(tones);
    }

    Motif inverted() {
        return new Motif(tones.stream()
                .map(t -> new Tone(-t.step(), t.beats(), t.rest()))
                .toList());
    }

    /** With the contour backwards and the rhythm as it was. */
    Motif retrograde() {
        List<Tone> turned = new ArrayList<>();
        for (int i = 0; i < tones.size(); i++) {
            turned.add(new Tone(
                    tones.get(tones.size() - 1 - i).step(),
                    tones.get(i).beats(),
                    tones.get(i).rest()));
        }
        return new Motif(turned);
    }

    /** With some of the steps moved by one. */
    Motif varied(Dice dice) {
        return new Motif(tones.stream()
                .map(t -> dice.chance(0.3) ? new Tone(t.step() + dice.oneOf(-1, 1), t.beats(), t.rest()) : t)
                .toList());
    }
}
