package io.ripieno.models.data.piece;

/**
 * How pieces are made to sound.
 *
 * @param sampleRate in Hz, 8000 to 96000
 * @param channels 1, or 2 with every stem at its place between left and right
 * @param fonts whether one font is drawn for a piece or one for each track
 * @param augmented whether stems get rooms and colour, and the whole what happens to recordings
 */
public record RenderSettings(int sampleRate, int channels, Fonts fonts, boolean augmented) {
    /** What a font is drawn for. */
    public enum Fonts {
        PIECE,
        TRACK
    }

    /** Mono at 16 kHz, augmented, a font for each track: for taggers. */
    public static final RenderSettings TAGGING = new RenderSettings(16_000, 1, Fonts.TRACK, true);

    /** Stereo at 44.1 kHz, augmented, a font for each piece: for separation. */
    public static final RenderSettings SEPARATION = new RenderSettings(44_100, 2, Fonts.PIECE, true);
}
