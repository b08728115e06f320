package io.ripieno.music.metrics.latent;

import java.util.stream.IntStream;

/** Whether a dimension tells of one attribute alone: 1 − (Σq/max q − 1)/(A − 1) over squared mutual informations q. */
public final class Modularity {
    private Modularity() {}

    static double[] of(SharedInformation information) {
        double flat = information.settings().flat();
        return IntStream.range(0, information.sample().dimensions())
                .mapToDouble(d -> of(information.ofAttributes(d), flat * flat))
                .toArray();
    }

    /**
     * @param informations {@code [attributes]} of a dimension, nats; at least two
     * @return from 0 to 1; 0 where the largest squared information is 0 or below {@code least}
     */
    public static double of(double[] informations, double least) {
        double sum = 0;
        double largest = 0;
        for (double information : informations) {
            double squared = information * information;
            sum += squared;
            largest = Math.max(largest, squared);
        }
        return largest < least || largest == 0 ? 0 : 1 - (sum / largest - 1) / (informations.length - 1);
    }
}
