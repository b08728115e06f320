package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Dice;
import java.util.Locale;

/** Which part of the data a stem belongs to. The two highest bits of every seed name the split, so no two splits share one. */
public enum Split {
    /** Phrases that weights are made from. */
    TRAIN,
    /** Other phrases, the font of training: for thresholds and for stopping. */
    VALIDATION,
    /** Other phrases, a font of another family: for the figures that are reported. */
    TEST;

    /** The seed of a composition or phrase of this split; different for every purpose and index. */
    public long seed(long base, long purpose, long index) {
        long mixed = Dice.derive(Dice.derive(base, purpose), index);
        return mixed >>> 2 | (long) (ordinal() + 1) << 62;
    }

    /** The split that a seed was made for. */
    public static Split of(long seed) {
        int mark = (int) (seed >>> 62);
        if (mark == 0) {
            throw new IllegalArgumentException("The seed " + seed + " was not made by a split.");
        }
        return values()[mark - 1];
    }

    /** Lower case, as in names of files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
