package io.ripieno.music.resample;

/**
 * What becomes of a tone of amplitude 1.
 *
 * @param gainDecibels of the part of the output at the tone's frequency
 * @param restDecibels power of everything else in the output, relative to the input tone
 * @param powerDecibels power of the whole output, relative to the input tone
 */
record ToneResponse(double gainDecibels, double restDecibels, double powerDecibels) {
    private static final double SECONDS = 0.25;
    private static final double SETTLED = 0.05;

    static ToneResponse measure(int fromHz, int toHz, double hertz) {
        float[] tone = new float[(int) (SECONDS * fromHz)];
        for (int n = 0; n < tone.length; n++) {
            tone[n] = (float) Math.sin(2 * Math.PI * hertz * n / fromHz + 0.3);
        }
        float[] output = Resampler.resample(tone, fromHz, toHz);
        int first = (int) (SETTLED * toHz);
        int last = output.length - first;
        double sines = 0;
        double cosines = 0;
        double mixed = 0;
        double bySine = 0;
        double byCosine = 0;
        double power = 0;
        for (int m = first; m < last; m++) {
            double sine = Math.sin(2 * Math.PI * hertz * m / toHz + 0.3);
            double cosine = Math.cos(2 * Math.PI * hertz * m / toHz + 0.3);
            sines += sine * sine;
            cosines += cosine * cosine;
            mixed += sine * cosine;
            bySine += sine * output[m];
            byCosine += cosine * output[m];
            power += output[m] * output[m];
        }
        double determinant = sines * cosines - mixed * mixed;
        double a = (bySine * cosines - byCosine * mixed) / determinant;
        double b = (byCosine * sines - bySine * mixed) / determinant;
        double rest = 0;
        for (int m = first; m < last; m++) {
            double angle = 2 * Math.PI * hertz * m / toHz + 0.3;
            double difference = output[m] - a * Math.sin(angle) - b * Math.cos(angle);
            rest += difference * difference;
        }
        double input = (last - first) / 2.0;
        return new ToneResponse(
                10 * Math.log10(a * a + b * b), 10 * Math.log10(rest / input), 10 * Math.log10(power / input));
    }
}
