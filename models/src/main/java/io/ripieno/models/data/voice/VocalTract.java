package io.ripieno.models.data.voice;

/** Five resonances side by side, of which neighbours have opposite signs so that no hole opens between them. */
final class VocalTract {
    private static final int FORMANTS = VoiceType.FORMANTS;

    private final int sampleRate;
    private final double[] frequency = new double[FORMANTS];
    private final double[] amplitude = new double[FORMANTS];
    private final double[] bandwidth = new double[FORMANTS];
    private final double[] in = new double[FORMANTS];
    private final double[] first = new double[FORMANTS];
    private final double[] second = new double[FORMANTS];
    private final double[] last = new double[FORMANTS];
    private final double[] beforeLast = new double[FORMANTS];
    private boolean silent = true;

    VocalTract(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /**
     * Moves towards a vowel.
     *
     * @param share of the way that is left
     * @param hertz of the source; the first formant is not sung below it
     * @param closed 0 for an open mouth to 1 for a closed one
     */
    void move(VoiceType type, Traits traits, Vowel vowel, double share, double hertz, double closed) {
        double step = silent ? 1 : share;
        silent = false;
        for (int i = 0; i < FORMANTS; i++) {
            double wanted = type.frequency(vowel, i) * traits.tract();
            if (i == 0) {
                wanted = Math.max(wanted * (1 - 0.5 * closed), hertz);
            }
            // The source falls by about 6 dB an octave; the levels of the table are those of the sound.
            double tilt = wanted / (type.frequency(vowel, 0) * traits.tract());
            double level = Math.pow(10, type.decibels(vowel, i) / 20)
                    * tilt
                    * (i >= 2 ? traits.ring() : 1)
                    * (i >= 1 ? 1 - 0.93 * closed : 1 - 0.4 * closed);
            frequency[i] += step * (wanted - frequency[i]);
            amplitude[i] += step * (level - amplitude[i]);
            bandwidth[i] += step * (type.bandwidth(vowel, i) * (1 + closed) - bandwidth[i]);
            tune(i);
        }
    }

    private void tune(int i) {
        double hertz = frequency[i];
        if (hertz > 0.47 * sampleRate) {
            in[i] = 0;
            first[i] = 0;
            second[i] = 0;
            return;
        }
        double radius = Math.exp(-Math.PI * bandwidth[i] / sampleRate);
        double angle = 2 * Math.PI * hertz / sampleRate;
        first[i] = 2 * radius * Math.cos(angle);
        second[i] = -radius * radius;
        double unity = (1 - radius) * Math.sqrt(1 - 2 * radius * Math.cos(2 * angle) + radius * radius);
        in[i] = (i % 2 == 0 ? 1 : -1) * amplitude[i] * unity;
    }

    double next(double source) {
        double sum = 0;
        for (int i = 0; i < FORMANTS; i++) {
            double out = in[i] * source + first[i] * last[i] + second[i] * beforeLast[i] + 1e-25;
            beforeLast[i] = last[i];
            last[i] = out;
            sum += out;
        }
        return sum;
    }
}
