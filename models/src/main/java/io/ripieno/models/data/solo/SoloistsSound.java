package io.ripieno.models.data.solo;

import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.render.FontUse;
import io.ripieno.models.data.render.Sound;
import io.ripieno.models.data.render.StemFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays tracks of clarinets, flutes, saxophones, trombones, trumpets and violins, each on an instrument of its own, which follows
 * from the notes. Some are as they would be in a cheap sampler.
 *
 * @param seed another seed has other instruments
 */
public record SoloistsSound(long seed) implements Sound {
    private static final double OVERLAP_SECONDS = 0.1;

    @Override
    public FontUse font() {
        return new FontUse("Ripieno soloists", "Ripieno soloists", "", 0, "Apache-2.0", true);
    }

    @Override
    public boolean plays(Track track) {
        return Make.has(track.player());
    }

    @Override
    public List<float[][]> play(List<Track> tracks, StemFormat format) {
        List<float[][]> stems = new ArrayList<>();
        for (Track track : tracks) {
            stems.add(format.inEachChannel(play(track, format)));
        }
        return stems;
    }

    private float[] play(Track track, StemFormat format) {
        long own = Dice.derive(seed, track.player().ordinal());
        for (TrackNote note : track.notes()) {
            own = Dice.derive(own, Double.doubleToLongBits(note.start()) + note.key());
        }
        Dice dice = new Dice(own);
        Make make = Make.draw(track.player(), track.program(), dice);
        long instrument = dice.seed();
        float[] sound = new float[format.frames()];
        for (List<TrackNote> line : lines(track.played())) {
            new Soloist(make, format.sampleRate(), instrument, dice.seed()).play(line, track.controls(), sound);
        }
        return sound;
    }

    /** Notes that overlap by more than a slur would are shared out among several. */
    static List<List<TrackNote>> lines(List<TrackNote> notes) {
        List<List<TrackNote>> lines = new ArrayList<>();
        for (TrackNote note : notes) {
            List<TrackNote> free = null;
            for (List<TrackNote> line : lines) {
                TrackNote last = line.get(line.size() - 1);
                if (free == null && last.start() < note.start() && last.end() < note.start() + OVERLAP_SECONDS) {
                    free = line;
                }
            }
            if (free == null) {
                free = new ArrayList<>();
                lines.add(free);
            }
            free.add(note);
        }
        return lines;
    }
}
