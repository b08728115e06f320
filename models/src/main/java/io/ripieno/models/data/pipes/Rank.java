package io.ripieno.models.data.pipes;

import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.solo.Sampler;

/**
 * One set of pipes, reeds or tone wheels: a spectrum that fades with the number of the partial, uneven by chance, and stops at a
 * corner frequency as a body's does.
 *
 * @param footage how many times the frequency of the key it sounds, such as 0.5 for 16 feet
 * @param cents it is out of tune
 * @param gain of its first partial
 * @param slope by how many times 6 dB an octave partials fade
 * @param even the factor of even partials
 * @param most partials that there are
 * @param corner in Hz, from where on partials fade by 12 dB an octave more
 * @param seed of what is uneven
 */
record Rank(double footage, double cents, double gain, double slope, double even, int most, double corner, long seed) {
    /** Samples of a period; a power of two. */
    static final int PERIOD = 2048;

    private static final double HIGHEST = 0.45;
    private static final double UNEVEN_DECIBELS = 3.5;
    private static final float[] SINE = sine();

    double hertz(int key) {
        return 440 * Math.pow(2, (key - 69) / 12.0 + cents / 1200) * footage;
    }

    /** One period of what a key sounds; silent if all of it lies beyond what a sample rate holds. */
    float[] period(int key, int sampleRate) {
        return period(key, sampleRate, Sampler.NONE);
    }

    /** The same from a sampler, in which what belongs to a frequency moves with the key. */
    float[] period(int key, int sampleRate, Sampler sampler) {
        double recorded = hertz(sampler.recorded(key));
        Dice dice = new Dice(seed);
        float[] period = new float[PERIOD];
        double hertz = hertz(key);
        for (int n = 1; n <= most && n * hertz < HIGHEST * sampleRate; n++) {
            double uneven = Math.pow(10, UNEVEN_DECIBELS * dice.normal() / 20);
            double over = n * recorded / corner;
            double body = 1 / Math.sqrt(1 + over * over * over * over);
            float amplitude = (float) (gain
                    * Math.pow(n, -slope)
                    * uneven
                    * body
                    * (n % 2 == 0 ? even : 1)
                    * sampler.passes(n * recorded));
            int phase = dice.whole(0, PERIOD - 1);
            for (int i = 0; i < PERIOD; i++) {
                period[i] += amplitude * SINE[n * i + phase & PERIOD - 1];
            }
        }
        return period;
    }

    private static float[] sine() {
        float[] sine = new float[PERIOD];
        for (int i = 0; i < PERIOD; i++) {
            sine[i] = (float) Math.sin(2 * Math.PI * i / PERIOD);
        }
        return sine;
    }
}
