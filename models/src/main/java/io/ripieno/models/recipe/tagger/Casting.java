package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.piece.Sounds;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives players whose program no font has another program of theirs that one has, and leaves out players of none. A piece
 * whose programs are all there stays as it is.
 */
final class Casting {
    private Casting() {}

    static Arrangement of(Arrangement piece, Sounds sounds) {
        Dice dice = new Dice(Dice.derive(piece.seed(), 4));
        List<Track> tracks = new ArrayList<>();
        for (Track track : piece.tracks()) {
            List<Track> able = able(track, sounds);
            if (isPlayed(track, sounds)) {
                tracks.add(track);
            } else if (!able.isEmpty()) {
                tracks.add(dice.pick(able));
            }
        }
        return Recasting.with(piece, tracks);
    }

    private static List<Track> able(Track track, Sounds sounds) {
        return track.player().programs().stream()
                .map(program -> Recasting.with(track, program))
                .filter(other -> isPlayed(other, sounds))
                .toList();
    }

    private static boolean isPlayed(Track track, Sounds sounds) {
        return sounds.all().stream().anyMatch(sound -> sound.plays(track));
    }
}
