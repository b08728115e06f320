package io.ripieno.models.data.soundfont;

/** Finds how far a recorded note is from the pitch of its name. */
final class PitchFinder {
    private static final double SEARCH_SEMITONES = 1.2;
    private static final double CLEAR = 0.8;

    private PitchFinder() {}

    /**
     * The lag at which the note resembles itself most, near to the period of its key: the normalised square difference
     * function of McLeod and Wyvill, A smarter way to find pitch, ICMC 2005, refined by a parabola.
     *
     * @return cents that the note sounds higher than the key, 0 if it has no clear pitch there
     */
    static int cents(float[] samples, int sampleRate, int key) {
        double period = sampleRate / hertz(key);
        int least = (int) Math.floor(period / Math.pow(2, SEARCH_SEMITONES / 12));
        int most = (int) Math.ceil(period * Math.pow(2, SEARCH_SEMITONES / 12));
        int window = (int) Math.max(8 * period, 0.08 * sampleRate);
        int from = Math.min(samples.length / 3, (int) (0.3 * sampleRate));
        if (least < 2 || from + window + most + 1 >= samples.length) {
            return 0;
        }
        int best = least;
        double[] likeness = new double[most + 2];
        for (int lag = least - 1; lag <= most + 1; lag++) {
            likeness[lag] = Likeness.of(samples, from, from + lag, window);
            best = likeness[lag] > likeness[best] && lag >= least && lag <= most ? lag : best;
        }
        if (likeness[best] < CLEAR || best == least || best == most) {
            return 0;
        }
        double bend = likeness[best - 1] - 2 * likeness[best] + likeness[best + 1];
        double peak = best + (bend == 0 ? 0 : 0.5 * (likeness[best - 1] - likeness[best + 1]) / bend);
        return (int) Math.max(-99, Math.min(99, Math.round(1200 * Math.log(period / peak) / Math.log(2))));
    }

    static double hertz(int key) {
        return 440 * Math.pow(2, (key - 69) / 12.0);
    }
}
