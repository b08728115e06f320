package io.ripieno.music.formats;

import io.ripieno.music.abc.PlayedParts;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;

/** Scores of any format as they are played: what every user of "unfolded" means. */
public final class AsPlayed {
    private AsPlayed() {}

    /**
     * The score with its parts in the order that it gives and its repeats, endings and jumps played out. Throws what
     * {@link io.ripieno.music.score.Unfolding#of} throws, and for an order of parts that cannot be read.
     */
    public static Score of(Score score, ScoreLimits limits) throws ScoreException {
        return PlayedParts.of(score, limits);
    }
}
