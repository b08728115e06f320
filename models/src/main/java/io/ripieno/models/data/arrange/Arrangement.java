package io.ripieno.models.data.arrange;

import io.ripieno.music.score.Key;
import io.ripieno.music.score.Metre;
import java.util.List;

/**
 * A piece for several players, ready to be played: the same tune, options and seed give the same piece.
 *
 * @param ensemble the name of the kind of ensemble, such as {@code jazz-trio}
 * @param feel the name of the groove, such as {@code swing}
 * @param key after transposition
 * @param seconds until the last key is let go; the sound may ring on
 * @param sections without gaps, from 0
 * @param chords without gaps, from 0
 */
public record Arrangement(
        long seed,
        Origin origin,
        String ensemble,
        String feel,
        Key key,
        Metre metre,
        TempoCurve tempo,
        double seconds,
        List<Section> sections,
        List<ChordSpan> chords,
        List<Beat> beats,
        List<Track> tracks) {
    public Arrangement {
        sections = List.copyOf(sections);
        chords = List.copyOf(chords);
        beats = List.copyOf(beats);
        tracks = List.copyOf(tracks);
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException("An arrangement of " + origin.tune() + " needs at least one track.");
        }
    }
}
