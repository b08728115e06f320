package io.ripieno.inference.share;

import io.ripieno.inference.work.Lane;

/**
 * How a device, or the threads of the host, are shared. A lane with work waiting has at least its weight's share of
 * their time. Within a lane, jobs that have had less than {@code briefSeconds} of it have {@code briefShare} of it and
 * the others the rest, so that a short job is not held up by how many long ones there are, nor a long one by a stream
 * of short ones.
 *
 * @param high weight of the lane, above 0
 * @param normal weight of the lane, above 0
 * @param low weight of the lane, above 0
 * @param briefSeconds of time that a job has before it counts as long
 * @param briefShare of a lane, above 0 and below 1
 * @param debtSeconds of time by which somebody may have been served ahead of others, where batches had room or a
 *     deadline was near, and be held back for it afterwards; what is beyond is forgiven
 * @param loadPatience how many times its loading time the job whose turn it is waits while loaded graphs have work
 */
public record ShareRules(
        double high,
        double normal,
        double low,
        double briefSeconds,
        double briefShare,
        double debtSeconds,
        double loadPatience) {
    /** Lanes 12 : 4 : 1, four seconds brief with three quarters of a lane, four seconds of debt, two loads. */
    public static final ShareRules DEFAULT = new ShareRules(12, 4, 1, 4, 0.75, 4, 2);

    public ShareRules {
        requirePositive("high", high);
        requirePositive("normal", normal);
        requirePositive("low", low);
        requirePositive("debtSeconds", debtSeconds);
        if (!(briefShare > 0 && briefShare < 1)) {
            throw new IllegalArgumentException("briefShare (" + briefShare + ") must be above 0 and below 1.");
        }
        if (!(briefSeconds >= 0) || !(loadPatience >= 0)) {
            throw new IllegalArgumentException("briefSeconds (" + briefSeconds + ") and loadPatience (" + loadPatience
                    + ") must not be negative.");
        }
    }

    /** The same rules with other weights of the lanes, each above 0. */
    public ShareRules withLanes(double highWeight, double normalWeight, double lowWeight) {
        return new ShareRules(highWeight, normalWeight, lowWeight, briefSeconds, briefShare, debtSeconds, loadPatience);
    }

    /** The share that a lane has while work of all lanes waits. */
    public double share(Lane lane) {
        double weight =
                switch (lane) {
                    case HIGH -> high;
                    case NORMAL -> normal;
                    case LOW -> low;
                };
        return weight / (high + normal + low);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " (" + value + ") must be above 0.");
        }
    }
}
