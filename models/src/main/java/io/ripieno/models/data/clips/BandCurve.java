package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Dice;

/** Smooth curves over the mel bands, as bodies, microphones and rooms have them: a factor of the power of each band. */
final class BandCurve {
    private static final int SMOOTH = 3;
    private static final double MOST_NEPERS = 4;
    private static final double MOST_DECIBELS = 40;

    private BandCurve() {}

    /**
     * A tilt, some humps and hollows, and by chance a dull top.
     *
     * @param decibels standard deviation of tilt and humps
     */
    static float[] draw(Dice dice, double decibels) {
        double[] curve = new double[Powers.BANDS];
        double tilt = decibels * dice.normal();
        for (int band = 0; band < curve.length; band++) {
            curve[band] = tilt * (2.0 * band / curve.length - 1);
        }
        int humps = dice.whole(0, 4);
        for (int hump = 0; hump < humps; hump++) {
            double centre = dice.between(0, curve.length);
            double width = 2 * Math.pow(9, dice.between(0, 1));
            double height = decibels * dice.normal();
            for (int band = 0; band < curve.length; band++) {
                double distance = (band - centre) / width;
                curve[band] += height * Math.exp(-distance * distance / 2);
            }
        }
        if (dice.chance(0.25)) {
            double corner = dice.between(45, 90);
            double slope = dice.between(0.5, 4);
            for (int band = (int) corner; band < curve.length; band++) {
                curve[band] -= slope * (band - corner);
            }
        }
        float[] factors = new float[curve.length];
        for (int band = 0; band < curve.length; band++) {
            factors[band] = (float) Levels.power(Math.max(-MOST_DECIBELS, Math.min(MOST_DECIBELS, curve[band])));
        }
        return factors;
    }

    /**
     * What leads from one mean spectrum towards another, smoothed.
     *
     * @param share 0 for nothing, 1 for all the way, more for beyond
     */
    static float[] towards(float[] from, float[] to, double share) {
        double[] logs = new double[from.length];
        for (int band = 0; band < logs.length; band++) {
            logs[band] = Math.log((to[band] + 1e-6) / (from[band] + 1e-6));
        }
        float[] factors = new float[logs.length];
        for (int band = 0; band < logs.length; band++) {
            double sum = 0;
            int first = Math.max(0, band - SMOOTH);
            int last = Math.min(logs.length - 1, band + SMOOTH);
            for (int other = first; other <= last; other++) {
                sum += logs[other];
            }
            double nepers = share * sum / (last - first + 1);
            factors[band] = (float) Math.exp(Math.max(-MOST_NEPERS, Math.min(MOST_NEPERS, nepers)));
        }
        return factors;
    }
}
