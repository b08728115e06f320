package io.ripieno.models.data.piece;

import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.render.FontUse;
import org.jspecify.annotations.Nullable;

/**
 * One track as it sounds in the mix.
 *
 * @param decibels level of what sounds in it, of full scale
 * @param pan from -1, left, to 1, right; 0 in mono
 * @param samples {@code [channels][frames]}, not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record PieceStem(Track track, FontUse font, double decibels, double pan, float[][] samples) {
    /** The class that a tagger would name, null where it has none. */
    public @Nullable Instrument instrument() {
        return track.player().instrument();
    }
}
