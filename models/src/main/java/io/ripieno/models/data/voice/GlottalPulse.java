package io.ripieno.models.data.voice;

import io.ripieno.music.spectral.RealFft;

/**
 * One period of what the vocal folds let through, as its derivative: the model of Liljencrants and Fant (A four-parameter
 * model of glottal flow, STL-QPSR 4/1985), its shape given by Rd (Fant, The LF-model revisited, STL-QPSR 2-3/1995):
 * 0.5 is pressed and bright, 2.5 is breathy and dark. Kept in tables without the harmonics that a higher pitch has no
 * room for.
 */
final class GlottalPulse {
    static final int SIZE = 2048;
    private static final int OCTAVES = 10;

    private final float[][] tables = new float[OCTAVES][SIZE + 1];

    GlottalPulse(double rd) {
        double[] period = period(rd);
        RealFft fft = new RealFft(SIZE);
        float[] spectrum = new float[2 * fft.bins()];
        fft.forward(period, spectrum);
        spectrum[0] = 0;
        double[] limited = new double[SIZE];
        for (int octave = 0; octave < OCTAVES; octave++) {
            int kept = SIZE / 2 >> octave;
            float[] low = spectrum.clone();
            for (int i = 2 * (kept + 1); i < low.length; i++) {
                low[i] = 0;
            }
            fft.inverse(low, limited);
            for (int i = 0; i <= SIZE; i++) {
                tables[octave][i] = (float) limited[i % SIZE];
            }
        }
    }

    /** The table whose harmonics fit below half of the sample rate. */
    float[] table(double hertz, int sampleRate) {
        double room = sampleRate / 2.0 / hertz;
        int octave = (int) Math.ceil(Math.log(SIZE / 2.0 / room) / Math.log(2));
        return tables[Math.max(0, Math.min(OCTAVES - 1, octave))];
    }

    static float at(float[] table, double phase) {
        double position = phase * SIZE;
        int index = (int) position;
        float share = (float) (position - index);
        return table[index] + share * (table[index + 1] - table[index]);
    }

    /** Time is counted in periods; the strongest excitation is -1. */
    static double[] period(double rd) {
        double returning = (-1 + 4.8 * rd) / 100;
        double skew = (22.4 + 11.8 * rd) / 100;
        double rise = 0.25 * skew / (0.11 * rd / (0.5 + 1.2 * skew) - returning);
        double peak = 1 / (2 * rise);
        double closing = Math.min(0.95, peak * (1 + skew));
        double decay = decay(returning, 1 - closing);
        double returned = returned(returning, decay, 1 - closing);
        double growth = growth(peak, closing, returned);
        double scale = -1 / (Math.exp(growth * closing) * Math.sin(Math.PI * closing / peak));
        double[] period = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            double t = (double) i / SIZE;
            period[i] = t <= closing
                    ? scale * Math.exp(growth * t) * Math.sin(Math.PI * t / peak)
                    : -(Math.exp(-decay * (t - closing)) - Math.exp(-decay * (1 - closing))) / (decay * returning);
        }
        return period;
    }

    /** The solution of {@code decay x returning = 1 - exp(-decay x rest)}, by iteration. */
    private static double decay(double returning, double rest) {
        double decay = 1 / returning;
        for (int i = 0; i < 100; i++) {
            decay = (1 - Math.exp(-decay * rest)) / returning;
        }
        return decay;
    }

    /** The integral of the return phase. */
    private static double returned(double returning, double decay, double rest) {
        double end = Math.exp(-decay * rest);
        return -((1 - end) / decay - rest * end) / (decay * returning);
    }

    /** The growth with which the flow ends where it began: bisection, as the sum falls with it. */
    private static double growth(double peak, double closing, double returned) {
        double low = -50;
        double high = 100;
        for (int i = 0; i < 80; i++) {
            double middle = (low + high) / 2;
            if (opened(middle, peak, closing) + returned > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The integral of the open phase, scaled to -1 at its end. */
    private static double opened(double growth, double peak, double closing) {
        double omega = Math.PI / peak;
        double sin = Math.sin(omega * closing);
        double integral = (growth * sin - omega * Math.cos(omega * closing) + omega * Math.exp(-growth * closing))
                / (growth * growth + omega * omega);
        return -integral / sin;
    }
}
