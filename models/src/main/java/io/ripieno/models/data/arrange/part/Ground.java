package io.ripieno.models.data.arrange.part;

import io.ripieno.models.data.arrange.Chord;
import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.arrange.Quality;
import io.ripieno.models.data.arrange.Scale;
import io.ripieno.models.data.arrange.style.Feel;
import io.ripieno.models.data.arrange.tune.MelodyNote;
import io.ripieno.models.data.arrange.tune.TuneChord;
import io.ripieno.music.score.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all players of a piece agree on.
 *
 * @param bars of the piece
 * @param lead the melody over the whole piece, whoever plays it
 * @param chords over the whole piece without gaps
 * @param tempo quarter notes a minute
 */
public record Ground(
        Pulse pulse, Key key, Feel feel, int bars, List<MelodyNote> lead, List<TuneChord> chords, double tempo) {
    public Ground {
        lead = List.copyOf(lead);
        chords = List.copyOf(chords);
    }

    public Scale scale() {
        return Scale.of(key);
    }

    public double start(int bar) {
        return bar * pulse.bar();
    }

    public double end() {
        return bars * pulse.bar();
    }

    /** Seconds of a beat in the mean. */
    public double beatSeconds() {
        return 60 * pulse.meanBeat() / tempo;
    }

    /** The chord at a position, null where there is none. */
    public @Nullable Chord chordAt(double position) {
        int low = 0;
        int high = chords.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (chords.get(middle).from() <= position + 1e-6) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return chords.get(low).chord();
    }

    /** The chord on the tonic. */
    public Chord tonic() {
        Chord triad = scale().triad(0);
        return triad.quality() == Quality.DIMINISHED ? Chord.of(triad.root(), Quality.MINOR) : triad;
    }
}
