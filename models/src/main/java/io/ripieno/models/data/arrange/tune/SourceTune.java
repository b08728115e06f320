package io.ripieno.models.data.arrange.tune;

import io.ripieno.models.data.arrange.Origin;
import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Metre;
import java.util.List;

/**
 * A melody in full bars of one metre, with chords or without, as an arranger wants it. Repeats are played out.
 *
 * @param bars how many there are, the pickup not among them
 * @param melody in time order, no two overlapping, within the bars but for the pickup
 * @param chords in time order without gaps over all bars; empty if the tune has none
 * @param tempo quarter notes a minute, 0 if the tune does not say
 */
public record SourceTune(
        Origin origin, Key key, Metre metre, int bars, List<MelodyNote> melody, List<TuneChord> chords, double tempo) {
    public SourceTune {
        melody = List.copyOf(melody);
        chords = List.copyOf(chords);
        if (bars < 1 || melody.isEmpty()) {
            throw new IllegalArgumentException("The tune " + origin.tune() + " has " + bars + " bars and "
                    + melody.size() + " notes. Give one with a melody.");
        }
    }

    public Pulse pulse() {
        return Pulse.of(metre);
    }

    public boolean hasChords() {
        return !chords.isEmpty();
    }

    /** Quarter notes before the first bar line, 0 without a pickup. */
    public double pickup() {
        return Math.max(0, -melody.get(0).from());
    }
}
