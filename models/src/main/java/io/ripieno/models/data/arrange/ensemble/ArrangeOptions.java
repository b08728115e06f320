package io.ripieno.models.data.arrange.ensemble;

/**
 * What is wanted of arrangements; the rest is drawn.
 *
 * @param shortest seconds, about
 * @param longest seconds, about: the tempo gives way, and bars are whole
 * @param fewest tracks, 1 or more
 * @param most tracks, up to 8
 */
public record ArrangeOptions(double shortest, double longest, int fewest, int most) {
    /** 30 to 90 seconds, one to eight tracks. */
    public static final ArrangeOptions DEFAULT = new ArrangeOptions(30, 90, 1, 8);

    /** The most tracks of a piece. */
    public static final int MOST_TRACKS = 8;

    public ArrangeOptions {
        if (!(shortest >= 5 && longest >= shortest && longest <= 1200)) {
            throw new IllegalArgumentException("The length of a piece (" + shortest + " to " + longest
                    + " s) must be 5 to 1200 s, the shortest first.");
        }
        if (fewest < 1 || most < fewest || most > MOST_TRACKS) {
            throw new IllegalArgumentException("The number of tracks (" + fewest + " to " + most + ") must be 1 to "
                    + MOST_TRACKS + ", the fewest first.");
        }
    }

    public ArrangeOptions lasting(double from, double to) {
        return new ArrangeOptions(from, to, fewest, most);
    }

    public ArrangeOptions withTracks(int from, int to) {
        return new ArrangeOptions(shortest, longest, from, to);
    }
}
