package io.ripieno.cli.report;

import java.util.Locale;

/** Figures as tables show them. */
public final class Figures {
    private static final String UNITS = "kMGT";

    private Figures() {}

    /** Seconds with one decimal. */
    public static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    /** Seconds of work per second of audio, with four decimals. */
    public static String realTimeFactor(double factor) {
        return String.format(Locale.ROOT, "%.4f", factor);
    }

    /** How much is done, as a bar of so many characters between brackets. */
    public static String bar(double share, int cells) {
        int full = (int) Math.round(Math.max(0, Math.min(1, share)) * cells);
        return "[" + "#".repeat(full) + ".".repeat(cells - full) + "]";
    }

    /** A share in whole percent. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%3.0f %%", 100 * share);
    }

    /** A number of bytes in the unit that fits, with one decimal. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double amount = bytes / 1000.0;
        int unit = 0;
        while (amount >= 1000 && unit < UNITS.length() - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %cB", amount, UNITS.charAt(unit));
    }

    /** A share or probability with three decimals. */
    public static String share(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }
}
