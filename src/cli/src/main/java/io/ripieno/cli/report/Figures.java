package io.ripieno.cli.report;

import java.util.Locale;

/** Figures as tables show them. */
public final class Figures {
    private static final String UNITS = "KMGT";

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

    /** A number of bytes with one decimal, in the largest unit of which there is at least one. */
    public static String bytes(long bytes) {
        int power = 0;
        double rest = bytes;
        while (rest >= 1024 && power < UNITS.length()) {
            rest /= 1024;
            power++;
        }
        return power == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %siB", rest, UNITS.charAt(power - 1));
    }

    /** A share or probability with three decimals. */
    public static String share(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }
}
