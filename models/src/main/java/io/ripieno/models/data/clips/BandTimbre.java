package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Dice;

/**
 * Makes the powers of one stem those of another instrument of its kind: by chance a smooth colour, some of the way to the
 * mean spectrum of another stem of its kind, a livelier or a more even course, slower ends of notes, a swing of loudness.
 *
 * @param decibels standard deviation of the colour
 * @param morphs how often it goes towards another stem
 * @param courses how often each change of the course in time is made
 */
public record BandTimbre(double decibels, double morphs, double courses) {
    public static final BandTimbre NONE = new BandTimbre(0, 0, 0);
    public static final BandTimbre LIGHT = new BandTimbre(3, 0.25, 0.1);
    public static final BandTimbre STRONG = new BandTimbre(6, 0.45, 0.2);

    /** The powers of a stem of the same kind, mostly another. */
    @FunctionalInterface
    interface Kindred {
        Powers draw();
    }

    void apply(Powers stem, Dice dice, Kindred kindred) {
        if (decibels > 0 && dice.chance(0.75)) {
            stem.scale(BandCurve.draw(dice, decibels));
        }
        if (dice.chance(morphs)) {
            stem.scale(BandCurve.towards(stem.means(), kindred.draw().means(), dice.between(-0.3, 1.1)));
        }
        if (dice.chance(courses)) {
            bend(stem, dice.between(-0.4, 0.5));
        }
        if (dice.chance(courses)) {
            ring(stem, dice.between(0.05, 0.6));
        }
        if (dice.chance(courses / 2)) {
            swing(stem, dice.between(2.5, 8), dice.between(0.1, 0.6));
        }
    }

    /** Raises the loudness of each frame relative to the loudest to a power. */
    private static void bend(Powers stem, double exponent) {
        float[] loudness = stem.loudness();
        float loudest = 1e-12f;
        for (float each : loudness) {
            loudest = Math.max(loudest, each);
        }
        for (int frame = 0; frame < loudness.length; frame++) {
            double factor = Math.pow(Math.max(loudness[frame] / loudest, 1e-6), exponent);
            stem.scaleFrame(frame, (float) Math.min(factor, 30));
        }
    }

    /** Lets each band fall by 60 dB in so many seconds at the fastest. */
    private static void ring(Powers stem, double seconds) {
        float fall = (float) Math.pow(1e-6, 1 / (seconds * Powers.FRAMES_PER_SECOND));
        float[] values = stem.values();
        for (int i = Powers.BANDS; i < values.length; i++) {
            values[i] = Math.max(values[i], values[i - Powers.BANDS] * fall);
        }
    }

    private static void swing(Powers stem, double hertz, double depth) {
        for (int frame = 0; frame < stem.frames(); frame++) {
            double gain = 1 - depth / 2 * (1 - Math.cos(2 * Math.PI * hertz * frame / Powers.FRAMES_PER_SECOND));
            stem.scaleFrame(frame, (float) (gain * gain));
        }
    }
}
