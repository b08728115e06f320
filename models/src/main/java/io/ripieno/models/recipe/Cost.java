package io.ripieno.models.recipe;

import java.util.Locale;

/**
 * What a run costs on one core, known before it starts.
 *
 * @param clips in an epoch
 * @param epochs at most
 * @param milliseconds of one core for one clip: forward, backward and its share of the validation
 */
public record Cost(int clips, int epochs, double milliseconds) {
    /** Above this a run must be forced. */
    public static final double LIMIT_HOURS = 2;

    public double hours() {
        return clips * (double) epochs * milliseconds / 3_600_000;
    }

    public boolean isHigh() {
        return hours() > LIMIT_HOURS;
    }

    /** For example {@code 2048 clips x 16 epochs x 100 ms = 55 minutes on one core}. */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "%d clips x %d epochs x %.0f ms = %.0f minutes on one core",
                clips,
                epochs,
                milliseconds,
                hours() * 60);
    }
}
