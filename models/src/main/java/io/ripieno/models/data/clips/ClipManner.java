package io.ripieno.models.data.clips;

/**
 * How clips are made up.
 *
 * @param alone how many have one player
 * @param together how many have players of one piece; the others have players of several
 * @param shortRecordings how many are a short sound in silence
 * @param doubled how many players are doubled by another of their kind
 * @param moved how many players play at another speed
 * @param least dB by which a player beside the first is softer at most
 */
public record ClipManner(
        double alone, double together, double shortRecordings, double doubled, double moved, double least) {
    /** Of every kind. */
    public static final ClipManner ANY = new ClipManner(0.24, 0.42, 0.13, 0.15, 0.6, 12);

    /** Mostly two to six players of a piece, none too soft. */
    public static final ClipManner ENSEMBLE = new ClipManner(0.04, 0.6, 0.03, 0.04, 0.4, 9);
}
