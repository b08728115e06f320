package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Dice;

/** What a room, a microphone, noise and a level make of the powers of a mix. */
final class BandRecording {
    /** Of a peak above the loudest tenth of a second, in dB. */
    private static final double LEAST_CREST = 6;

    private static final double MOST_CREST = 12;

    private BandRecording() {}

    /** Nothing but a level, which a peak gives. */
    static void level(Powers mix, Dice dice, double peakDecibels) {
        float loudest = 1e-12f;
        for (float level : mix.levels()) {
            loudest = Math.max(loudest, level);
        }
        double decibels = peakDecibels - dice.between(LEAST_CREST, MOST_CREST);
        mix.scale((float) (Levels.power(decibels) / loudest));
    }

    /** All of it, each by chance. */
    static void any(Powers mix, Dice dice) {
        if (dice.chance(0.45)) {
            room(mix, dice.between(0.15, 1.3), dice.between(-18, -3));
        }
        if (dice.chance(0.6)) {
            mix.scale(BandCurve.draw(dice, 4));
        }
        if (dice.chance(0.4)) {
            noise(mix, dice, dice.between(15, 60));
        }
        double uniform = dice.between(0, 1);
        level(mix, dice, -0.4 - 30 * uniform * uniform);
    }

    /** Adds a tail that falls by 60 dB in so many seconds in the lows, twice as fast in the highs. */
    private static void room(Powers mix, double seconds, double wetDecibels) {
        float[] values = mix.values();
        float[] fall = new float[Powers.BANDS];
        for (int band = 0; band < fall.length; band++) {
            double time = seconds * (1 - 0.5 * band / fall.length);
            fall[band] = (float) Math.pow(1e-6, 1 / (time * Powers.FRAMES_PER_SECOND));
        }
        float[] tail = new float[Powers.BANDS];
        float wet = (float) Levels.power(wetDecibels);
        for (int row = 0; row < values.length; row += Powers.BANDS) {
            for (int band = 0; band < Powers.BANDS; band++) {
                float direct = values[row + band];
                tail[band] = tail[band] * fall[band] + direct;
                values[row + band] = direct + wet * (tail[band] - direct);
            }
        }
    }

    /** Adds noise of any colour, so many dB below the mix. */
    private static void noise(Powers mix, Dice dice, double below) {
        double mean = Levels.mean(mix.levels());
        Powers noise = new Powers(mix.frames());
        float[] curve = BandCurve.draw(dice, 8);
        float[] values = noise.values();
        for (int i = 0; i < values.length; i++) {
            int band = i % Powers.BANDS;
            values[i] = curve[band] * band * (float) dice.between(0.4, 1.6);
        }
        double own = Math.max(1e-12, Levels.mean(noise.levels()));
        noise.scale((float) (mean / own * Levels.power(-below)));
        mix.add(noise);
    }
}
