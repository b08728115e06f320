package io.ripieno.models.recipe;

import java.util.Locale;

/**
 * What a run costs on one core, known before it starts.
 *
 * @param clips in an epoch
 * @param epochs at most
 * @param milliseconds of one core for one clip: forward, backward and its share of the validation
 * @param runs one after the other
 */
public record Cost(int clips, int epochs, double milliseconds, int runs) {
    /** Above this a run must be forced. */
    public static final double LIMIT_HOURS = 2;

    /** Of one run. */
    public Cost(int clips, int epochs, double milliseconds) {
        this(clips, epochs, milliseconds, 1);
    }

    /** The same run {@code count} times. */
    public Cost times(int count) {
        return new Cost(clips, epochs, milliseconds, runs * count);
    }

    public double hours() {
        return clips * (double) epochs * milliseconds * runs / 3_600_000;
    }

    public boolean isHigh() {
        return hours() > LIMIT_HOURS;
    }

    /** For example {@code 2048 clips x 16 epochs x 100 ms = 55 minutes on one core}. */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "%d clips x %d epochs x %.0f ms%s = %.0f minutes on one core",
                clips,
                epochs,
                milliseconds,
                runs == 1 ? "" : " x " + runs + " runs",
                hours() * 60);
    }
}
