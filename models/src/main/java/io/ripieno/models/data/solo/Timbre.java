package io.ripieno.models.data.solo;

import java.util.List;

/**
 * How strong the partials of a note are. The harder it is played, the more of them sound.
 *
 * @param slope by how many times 6 dB an octave partials fade when it is played as hard as can be
 * @param softer by how much more they fade when it is played as softly as can be
 * @param corner in Hz, from where on partials fade by {@code order} times 6 dB an octave more when it is played hard
 * @param closing by how many octaves that is lower when it is played softly
 * @param lowCut in Hz, below which little gets out
 * @param even the factor of even partials in the lows
 * @param evenFrom in Hz, from where on even partials are as strong as others
 * @param uneven standard deviation in dB of what is uneven among partials by chance
 */
record Timbre(
        double slope,
        double softer,
        double corner,
        double closing,
        double order,
        double lowCut,
        double even,
        double evenFrom,
        List<Formant> formants,
        double uneven) {
    static final double OCTAVE = Math.log(2);

    Timbre {
        formants = List.copyOf(formants);
    }

    /**
     * Amplitude of a partial, of no particular scale.
     *
     * @param n number of the partial, from 1
     * @param hertz of the first
     * @param effort 0 to 1
     */
    double amplitude(int n, double hertz, double effort) {
        double frequency = n * hertz;
        double over = frequency / (corner * Math.exp(-OCTAVE * closing * (1 - effort)));
        double low = frequency / lowCut;
        double logarithm = -(slope + softer * (1 - effort)) * Math.log(n)
                - order / 4 * Math.log1p(Math.pow(over, 4))
                - 0.5 * Math.log1p(1 / (low * low));
        if (!formants.isEmpty()) {
            double octave = Math.log(frequency) / OCTAVE;
            double decibels = 0;
            for (Formant formant : formants) {
                decibels += formant.decibels(octave);
            }
            logarithm += decibels * Math.log(10) / 20;
        }
        double amplitude = Math.exp(logarithm);
        if (n % 2 == 1) {
            return amplitude;
        }
        double high = frequency / evenFrom;
        double share = high * high * high / (1 + high * high * high);
        return amplitude * (even + (1 - even) * share);
    }

    /** The same with other things before its bell. */
    Timbre with(List<Formant> others) {
        return new Timbre(slope, softer, corner, closing, order, lowCut, even, evenFrom, others, uneven);
    }
}
