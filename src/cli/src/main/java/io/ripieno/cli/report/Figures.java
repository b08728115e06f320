package io.ripieno.cli.report;

import java.util.Locale;

/** Figures as tables show them. */
public final class Figures {
    private Figures() {}

    /** Seconds with one decimal. */
    public static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    /** Seconds of work per second of audio, with four decimals. */
    public static String realTimeFactor(double factor) {
        return String.format(Locale.ROOT, "%.4f", factor);
    }

    /** A share or probability with three decimals. */
    public static String share(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }
}
