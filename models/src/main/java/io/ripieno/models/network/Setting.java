package io.ripieno.models.network;

/** Checks of the settings that networks are built from. */
public final class Setting {
    private Setting() {}

    /**
     * Refuses a number that is too small.
     *
     * @throws IllegalArgumentException if {@code value} is below {@code least}; names the setting and both
     */
    public static void atLeast(String setting, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "%s is %d, too small for this network. Give at least %d.".formatted(setting, value, least));
        }
    }

    /**
     * Refuses a share that dropout cannot scale by.
     *
     * @throws IllegalArgumentException if {@code ratio} is not in [0, 1)
     */
    public static void dropout(float ratio) {
        if (!(ratio >= 0 && ratio < 1)) {
            throw new IllegalArgumentException(
                    "dropout is %s. Give a share of at least 0 and below 1.".formatted(ratio));
        }
    }
}
