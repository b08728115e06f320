package io.ripieno.models.data.piece;

import io.ripieno.models.data.augment.Strength;

/**
 * How pieces are made to sound.
 *
 * @param sampleRate in Hz, 8000 to 96000
 * @param channels 1, or 2 with every stem at its place between left and right
 * @param fonts whether one font is drawn for a piece or one for each track
 * @param strength what stands between players and the recording
 */
public record RenderSettings(int sampleRate, int channels, Fonts fonts, Strength strength) {
    /** What a font is drawn for. */
    public enum Fonts {
        PIECE,
        TRACK
    }

    /** Mono at 16 kHz, a font for each track, as of any recording: for taggers. */
    public static final RenderSettings TAGGING = new RenderSettings(16_000, 1, Fonts.TRACK, Strength.ANY_RECORDING);

    /** Stereo at 44.1 kHz, a font for each piece, as of a studio: for separation. */
    public static final RenderSettings SEPARATION = new RenderSettings(44_100, 2, Fonts.PIECE, Strength.STUDIO);
}
