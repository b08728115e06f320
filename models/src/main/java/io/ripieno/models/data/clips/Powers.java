package io.ripieno.models.data.clips;

import io.ripieno.music.mel.EastFrontEnd;
import io.ripieno.music.mel.EastSettings;

/**
 * Powers of the mel bands of a sound, frame by frame, as the Mobile FCN's front end has them before it takes logarithms.
 * Those of sounds whose phases have nothing to do with each other add.
 *
 * @param values {@code [frames][BANDS]}
 */
@SuppressWarnings("ArrayRecordComponent")
record Powers(float[] values) {
    static final int BANDS = EastSettings.MOBILE_FCN.bands();
    /** Samples from one frame to the next. */
    static final int HOP = EastFrontEnd.HOP;

    static final double FRAMES_PER_SECOND = (double) ClipSource.SAMPLE_RATE / HOP;

    static final double[] CENTRES = centres();

    private static final int FRAMES_OF_LEVEL = Levels.FRAME / HOP;
    private static final float[] MEAN_SQUARES = meanSquares();

    Powers(int frames) {
        this(new float[frames * BANDS]);
    }

    /** The frames of so many samples. */
    static int frames(int samples) {
        return 1 + (samples - 1) / HOP;
    }

    int frames() {
        return values.length / BANDS;
    }

    void add(Powers other) {
        for (int i = 0; i < values.length; i++) {
            values[i] += other.values[i];
        }
    }

    void scale(float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    /** Multiplies each band by a factor of its own. */
    void scale(float[] factors) {
        for (int row = 0; row < values.length; row += BANDS) {
            for (int band = 0; band < BANDS; band++) {
                values[row + band] *= factors[band];
            }
        }
    }

    void scaleFrame(int frame, float factor) {
        for (int i = frame * BANDS; i < (frame + 1) * BANDS; i++) {
            values[i] *= factor;
        }
    }

    /** The mean of each band. */
    float[] means() {
        float[] means = new float[BANDS];
        for (int row = 0; row < values.length; row += BANDS) {
            for (int band = 0; band < BANDS; band++) {
                means[band] += values[row + band];
            }
        }
        for (int band = 0; band < BANDS; band++) {
            means[band] /= Math.max(1, frames());
        }
        return means;
    }

    /** About the mean square of the samples around each frame. */
    float[] loudness() {
        float[] loudness = new float[frames()];
        for (int frame = 0; frame < loudness.length; frame++) {
            float sum = 0;
            for (int band = 0; band < BANDS; band++) {
                sum += values[frame * BANDS + band] * MEAN_SQUARES[band];
            }
            loudness[frame] = sum;
        }
        return loudness;
    }

    /** About the mean square of each tenth of a second. */
    float[] levels() {
        float[] loudness = loudness();
        float[] levels = new float[loudness.length / FRAMES_OF_LEVEL];
        for (int i = 0; i < levels.length * FRAMES_OF_LEVEL; i++) {
            levels[i / FRAMES_OF_LEVEL] += loudness[i] / FRAMES_OF_LEVEL;
        }
        return levels;
    }

    /** Writes the picture that a network sees, {@code [BANDS][frames]}. */
    void picture(float[] target, int at) {
        int frames = frames();
        for (int frame = 0; frame < frames; frame++) {
            for (int band = 0; band < BANDS; band++) {
                target[at + band * frames + frame] = EastFrontEnd.value(values[frame * BANDS + band]);
            }
        }
    }

    private static double[] centres() {
        EastFrontEnd frontEnd = new EastFrontEnd(EastSettings.MOBILE_FCN);
        double[] centres = new double[BANDS];
        for (int band = 0; band < BANDS; band++) {
            centres[band] = frontEnd.centre(band);
        }
        return centres;
    }

    /** What undoes the pre-emphasis and the gain of transform and window. */
    private static float[] meanSquares() {
        float[] factors = new float[BANDS];
        for (int band = 0; band < BANDS; band++) {
            double w = 2 * Math.PI * CENTRES[band] / ClipSource.SAMPLE_RATE;
            double share = EastFrontEnd.PRE_EMPHASIS;
            double emphasis = 1 + share * share - 2 * share * Math.cos(w);
            factors[band] = (float) (1 / (emphasis * EastFrontEnd.WINDOW_POWER));
        }
        return factors;
    }
}
