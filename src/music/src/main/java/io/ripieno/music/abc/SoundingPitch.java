package io.ripieno.music.abc;

import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Step;

/** From written to sounding pitches and back. */
final class SoundingPitch {
    private SoundingPitch() {}

    /** A pitch moved with its spelling. */
    static Pitch of(Pitch pitch, Interval interval) {
        if (interval.equals(Interval.UNISON)) {
            return pitch;
        }
        int diatonic = pitch.diatonic() + interval.steps();
        Step step = Step.ofIndex(diatonic);
        int octave = Math.floorDiv(diatonic, 7);
        int natural = new Pitch(step, 0, octave).midi();
        return new Pitch(step, pitch.midi() + interval.semitones() - natural, octave);
    }
}
