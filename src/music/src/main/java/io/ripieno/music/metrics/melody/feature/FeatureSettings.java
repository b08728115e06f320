package io.ripieno.music.metrics.melody.feature;

import io.ripieno.music.metrics.MetricException;
import java.io.Serializable;

/**
 * How features are computed.
 *
 * @param bars so many are looked at in features of bars: more are left out, fewer are filled with zeros; or
 *     {@link #ALL}
 * @param frames which bars a pitch-class histogram of bars has
 * @param normalisation of the transition matrices
 */
public record FeatureSettings(int bars, BarFrames frames, Normalisation normalisation) implements Serializable {
    /** As many bars as a tune has, which makes features of bars incomparable between tunes of several lengths. */
    public static final int ALL = 0;

    /** As MGEval has them by default. */
    public static final FeatureSettings PUBLISHED = new FeatureSettings(ALL, BarFrames.AT_120, Normalisation.NONE);

    /** The bars over which a piano roll in time is cut. */
    public enum BarFrames {
        /** Those of a tune at 120 quarter notes a minute, whatever its tempo: MGEval's default. */
        AT_120,
        /** Those of the tune's own tempo. */
        OF_THE_TUNE
    }

    /** What the counts of a transition matrix are divided by. */
    public enum Normalisation {
        NONE,
        /** The sum of each row; rows of zeros stay. */
        ROW,
        /** The sum of all. */
        TOTAL
    }

    public FeatureSettings {
        if (bars < ALL) {
            throw new MetricException("bars (" + bars + ") must be above 0, or 0 for as many as there are.");
        }
    }

    public FeatureSettings withBars(int bars) {
        return new FeatureSettings(bars, frames, normalisation);
    }
}
