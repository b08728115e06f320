package io.ripieno.music.spectral;

/**
 * Whether the squares of the windows that meet on a sample add up to something that can be divided by, for signals of
 * every length down to one sample.
 */
final class Invertibility {
    /** Below this part of the window's peak square, rounding would be amplified to more than 1e-6. */
    private static final double LEAST = 1e-3;

    private Invertibility() {}

    static void check(StftSettings settings) {
        Window window = settings.window();
        if (!settings.edges().centred() && settings.tail() == Tail.DROPPED) {
            throw new NotInvertibleException("The " + window + " with a hop of " + settings.hop()
                    + " samples leaves out the end of a signal. Cover the tail.");
        }
        double peak = 0;
        for (int n = 0; n < window.length(); n++) {
            peak = Math.max(peak, square(window, n));
        }
        double least = leastWeight(settings) / peak;
        if (!(least >= LEAST)) {
            throw new NotInvertibleException("The " + window + " with a hop of " + settings.hop()
                    + " samples cannot be inverted: on some sample the squared windows add up to only " + least
                    + " of their peak. Use a shorter hop"
                    + (settings.edges().centred() ? "." : ", a window that does not fall to 0, or centred frames."));
        }
    }

    /** The least weight of a sample over all lengths of signals. */
    private static double leastWeight(StftSettings settings) {
        return settings.edges().centred() ? leastBetweenCentres(settings) : leastOfOneFrame(settings);
    }

    /** A sample lies on a centre, between two centres, or behind the last one if the tail is dropped. */
    private static double leastBetweenCentres(StftSettings settings) {
        Window window = settings.window();
        double least = square(window, settings.lead());
        for (int n = 0; n < settings.hop(); n++) {
            double weight = square(window, settings.lead() + n);
            if (settings.tail() == Tail.COVERED) {
                weight += square(window, settings.lead() + n - settings.hop());
            }
            least = Math.min(least, weight);
        }
        return least;
    }

    /** A signal as long as the window has only one frame. */
    private static double leastOfOneFrame(StftSettings settings) {
        Window window = settings.window();
        double least = settings.hop() > window.length() ? 0 : 1;
        for (int n = 0; n < window.length(); n++) {
            least = Math.min(least, square(window, n));
        }
        return least;
    }

    private static double square(Window window, int n) {
        return n < 0 || n >= window.length() ? 0 : window.at(n) * window.at(n);
    }
}
