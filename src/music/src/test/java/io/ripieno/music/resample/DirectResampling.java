package io.ripieno.music.resample;

/** The definition of a conversion, evaluated sample by sample in double precision. */
final class DirectResampling {
    private DirectResampling() {}

    static double[] resample(float[] signal, int fromHz, int toHz) {
        WindowedSinc filter = new WindowedSinc((double) toHz / fromHz);
        int length = (int) (((long) signal.length * toHz + fromHz - 1) / fromHz);
        double[] result = new double[length];
        for (int m = 0; m < length; m++) {
            int whole = (int) ((long) m * fromHz / toHz);
            double fraction = (double) ((long) m * fromHz % toHz) / toHz;
            for (int d = 1 - filter.reach(); d <= filter.reach(); d++) {
                if (whole + d >= 0 && whole + d < signal.length) {
                    result[m] += signal[whole + d] * filter.at(fraction - d);
                }
            }
        }
        return result;
    }
}
