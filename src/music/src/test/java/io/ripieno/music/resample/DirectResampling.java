package io.ripieno.music.resample;

import java.util.List;

/** The definition of a conversion, evaluated sample by sample in double precision. */
final class DirectResampling {
    private DirectResampling() {}

    static double[] resample(float[] signal, int fromHz, int toHz) {
        int divisor = Step.greatestCommonDivisor(fromHz, toHz);
        int up = toHz / divisor;
        int down = fromHz / divisor;
        List<Step> plan = Step.plan(up, down);
        List<Step> steps = BlockKernel.suits(plan) ? plan : List.of(Step.single(up, down));
        double[] samples = new double[signal.length];
        for (int n = 0; n < signal.length; n++) {
            samples[n] = signal[n];
        }
        int length = (int) (((long) signal.length * toHz + fromHz - 1) / fromHz);
        if (steps.size() == 1) {
            return step(samples, 0, steps.get(0), 0, length);
        }
        int reach = steps.get(1).filter().reach();
        int between = 3 * length / 2 + 1;
        double[] middle = step(samples, 0, steps.get(0), -reach, between + 2 * reach);
        return step(middle, -reach, steps.get(1), 0, length);
    }

    /** So many outputs from an index on, of a signal that is given from another index on and is 0 elsewhere. */
    private static double[] step(double[] signal, int origin, Step step, int from, int outputs) {
        WindowedSinc filter = step.filter();
        double[] result = new double[outputs];
        for (int m = 0; m < outputs; m++) {
            long position = (long) (from + m) * step.down();
            int whole = (int) Math.floorDiv(position, (long) step.up());
            double fraction = (double) Math.floorMod(position, (long) step.up()) / step.up();
            for (int d = 1 - filter.reach(); d <= filter.reach(); d++) {
                int n = whole + d - origin;
                if (n >= 0 && n < signal.length) {
                    result[m] += signal[n] * filter.at(fraction - d);
                }
            }
        }
        return result;
    }
}
