package io.ripieno.models.data.clips;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.phrase.Instrument;
import org.jspecify.annotations.Nullable;

/**
 * What one player plays in a stored piece.
 *
 * @param track its name in the piece
 * @param family of the soundfont or voice that it was rendered with
 * @param place of the first sample in the piece's file, in samples
 * @param length in samples
 * @param levels mean square of each tenth of a second
 */
@SuppressWarnings("ArrayRecordComponent")
record Stem(StoredPiece piece, String track, Player player, String family, int place, int length, float[] levels) {
    /** The class that is to be told, null if there is none. */
    @Nullable
    Instrument instrument() {
        return player.instrument();
    }

    /** Reads from a sample on; outside of the stem is silence. */
    void read(int offset, float[] target) {
        piece.read(this, offset, target);
    }
}
