package io.ripieno.models.data.piece;

import io.ripieno.models.data.arrange.Arrangement;
import java.util.List;

/**
 * A piece as sound, with its labels. Notes, chords, beats and sections are those of the arrangement, whose seconds are
 * seconds of the sound.
 *
 * @param seed of everything that the arrangement leaves open; the same arrangement, seed and renderer give the same sound
 * @param stems one for each track, in their order
 * @param mix {@code [channels][frames]}: the sum of the stems in float, not copied
 * @param heard {@code [channels][frames]}: the mix after what is done to recordings as a whole and is not linear (noise,
 *     compression, codec); the same array as {@code mix} if nothing is
 * @param activity who sounds when in the mix
 */
@SuppressWarnings("ArrayRecordComponent")
public record RenderedPiece(
        Arrangement arrangement,
        long seed,
        int sampleRate,
        List<PieceStem> stems,
        float[][] mix,
        float[][] heard,
        Activity activity) {
    public RenderedPiece {
        stems = List.copyOf(stems);
        if (stems.size() != arrangement.tracks().size()) {
            throw new IllegalArgumentException("A piece of "
                    + arrangement.tracks().size() + " tracks needs as many stems," + " not " + stems.size() + ".");
        }
    }

    public int channels() {
        return mix.length;
    }

    public int frames() {
        return mix[0].length;
    }

    public double seconds() {
        return (double) frames() / sampleRate;
    }
}
