package io.ripieno.models.data.voice;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.render.FontUse;
import io.ripieno.models.data.render.Sound;
import io.ripieno.models.data.render.StemFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sings tracks of the voice, whatever their program: some in solo, some in choir, each with singers of its own, which
 * follow from the notes.
 *
 * @param seed another seed has other singers
 */
public record SingersSound(long seed) implements Sound {
    private static final double SOLO = 0.6;
    private static final double ONE_VOWEL = 0.25;

    @Override
    public FontUse font() {
        return new FontUse("Ripieno singers", "Ripieno singers", "", 0, "Apache-2.0", true);
    }

    @Override
    public boolean plays(Track track) {
        return track.player() == Player.VOICE;
    }

    @Override
    public List<float[][]> play(List<Track> tracks, StemFormat format) {
        List<float[][]> stems = new ArrayList<>();
        for (Track track : tracks) {
            stems.add(format.inEachChannel(sing(track, format)));
        }
        return stems;
    }

    private float[] sing(Track track, StemFormat format) {
        long own = seed;
        List<SungNote> notes = new ArrayList<>();
        for (TrackNote note : track.notes()) {
            notes.add(new SungNote(note.start(), note.end(), note.key(), note.velocity()));
            own = Dice.derive(own, Double.doubleToLongBits(note.start()) + note.key());
        }
        Dice dice = new Dice(own);
        int singers = dice.chance(SOLO) ? 1 : dice.whole(2, 5);
        Vowel vowel = dice.chance(ONE_VOWEL) ? dice.pick(List.of(Vowel.values())) : null;
        float[] sung = new Choir(singers, vowel, format.sampleRate(), dice.seed()).sing(notes, format.seconds());
        return sung.length == format.frames() ? sung : Arrays.copyOf(sung, format.frames());
    }
}
