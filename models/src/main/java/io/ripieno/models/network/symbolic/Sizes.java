package io.ripieno.models.network.symbolic;

/** Checks of the settings of networks. */
public final class Sizes {
    private Sizes() {}

    /** @throws IllegalArgumentException if the size is below 1 */
    public static void check(String name, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("%s is %d. Give at least 1.".formatted(name, size));
        }
    }

    /** @throws IllegalArgumentException if the ratio is below 0, or 1 and above */
    public static void checkDropout(float ratio) {
        if (!(ratio >= 0 && ratio < 1)) {
            throw new IllegalArgumentException(
                    "dropout is %s. Give the share that training drops, from 0 to below 1.".formatted(ratio));
        }
    }
}
