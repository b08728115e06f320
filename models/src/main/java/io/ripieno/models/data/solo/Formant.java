package io.ripieno.models.data.solo;

/**
 * A hump, or with fewer than 0 dB a hollow, in what a body, a bell or a mute lets out.
 *
 * @param decibels at its middle
 * @param octaves from its middle to where 0.61 of the decibels are left
 */
record Formant(double hertz, double decibels, double octaves) {
    double decibels(double octave) {
        double off = (octave - Math.log(hertz) / Timbre.OCTAVE) / octaves;
        return decibels * Math.exp(-0.5 * off * off);
    }
}
