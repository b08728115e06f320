package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.phrase.Dice;
import java.util.List;
import java.util.Map;

/**
 * Gives players, by chance, a program that there are recorded notes of, so that these are heard more often: most fonts of
 * recorded notes have one saxophone where General MIDI has four.
 */
final class Recasting {
    private static final double CHANCE = 0.4;

    private static final Map<Player, List<Integer>> RECORDED = Map.of(
            Player.SAXOPHONE, List.of(65),
            Player.FLUTE, List.of(73),
            Player.TRUMPET, List.of(56),
            Player.ORGAN, List.of(19),
            Player.PIANO, List.of(0),
            Player.BASS, List.of(33),
            Player.GUITAR, List.of(24, 25, 27),
            Player.MALLET_PERCUSSION, List.of(13),
            Player.DRUMS, List.of(0, 16),
            Player.CYMBALS, List.of(0, 16));

    private Recasting() {}

    static Arrangement of(Arrangement piece) {
        Dice dice = new Dice(Dice.derive(piece.seed(), 2));
        List<Track> tracks =
                piece.tracks().stream().map(track -> track(track, dice)).toList();
        return with(piece, tracks);
    }

    /** The piece, played by other tracks. */
    static Arrangement with(Arrangement piece, List<Track> tracks) {
        return new Arrangement(
                piece.seed(),
                piece.origin(),
                piece.ensemble(),
                piece.feel(),
                piece.key(),
                piece.metre(),
                piece.tempo(),
                piece.seconds(),
                piece.sections(),
                piece.chords(),
                piece.beats(),
                tracks);
    }

    private static Track track(Track track, Dice dice) {
        List<Integer> programs = RECORDED.getOrDefault(track.player(), List.of());
        if (programs.isEmpty() || !dice.chance(CHANCE)) {
            return track;
        }
        return with(track, dice.pick(programs));
    }

    /** The track with another program. */
    static Track with(Track track, int program) {
        return new Track(track.name(), track.player(), track.role(), program, track.notes(), track.controls());
    }
}
