package io.ripieno.music.musicxml;

import io.ripieno.music.score.Interval;
import io.ripieno.music.score.NoteName;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Step;

/**
 * A pitch as a player reads it, which may be altered further than any that sounds.
 *
 * @param alter semitones
 * @param octave of the letter
 */
record Written(Step step, int alter, int octave) {
    /** What is read where a pitch is to sound in a part so transposed. */
    static Written of(Pitch sounding, Interval transposition) {
        return new Written(sounding.step(), sounding.alter(), sounding.octave()).moved(transposition.reversed());
    }

    static Written of(NoteName sounding, Interval transposition) {
        return new Written(sounding.step(), sounding.alter(), 4).moved(transposition.reversed());
    }

    /** What sounds in a part so transposed; {@link IllegalArgumentException} if no pitch is so high or so altered. */
    Pitch sounding(Interval transposition) {
        Written moved = moved(transposition);
        return Pitch.of(moved.step, moved.alter, moved.octave);
    }

    private Written moved(Interval interval) {
        int diatonic = 7 * octave + step.ordinal() + interval.steps();
        Step to = Step.ofIndex(diatonic);
        int toOctave = Math.floorDiv(diatonic, 7);
        int semitones = 12 * octave + step.semitones() + alter + interval.semitones();
        return new Written(to, semitones - 12 * toOctave - to.semitones(), toOctave);
    }
}
