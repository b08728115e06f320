package io.ripieno.music.score;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A spelled pitch without its octave: root or bass of a chord symbol, tonic of a key.
 *
 * @param alter semitones up (sharps) or down (flats), -4 to 4
 */
public record NoteName(Step step, int alter) {
    private static final Pattern TEXT = Pattern.compile("([A-G])(#{0,4}|-{0,4})");

    public NoteName {
        if (Math.abs(alter) > Pitch.MOST_ALTER) {
            throw new IllegalArgumentException("alter (" + alter + ") of " + step + " must be from -4 to 4.");
        }
    }

    /** The pitch class, 0 (C) to 11 (B). */
    public int pitchClass() {
        return Math.floorMod(step.semitones() + alter, 12);
    }

    /** Position on the line of fifths: C is 0, G 1, F -1, F# 6. */
    public int fifths() {
        return Math.floorMod(step.ordinal() * 2 + 1, 7) - 1 + 7 * alter;
    }

    /** The name at a position on the line of fifths, -29 to 33. */
    public static NoteName ofFifths(int fifths) {
        return new NoteName(Step.ofIndex((fifths + 1) * 4 + 3), alterAt(fifths));
    }

    static int alterAt(int fifths) {
        return Math.floorDiv(fifths + 1, 7);
    }

    /** The pitch of this name that has a MIDI number of the same pitch class. */
    Pitch at(int midi) {
        return inOctave(Math.floorDiv(midi - step.semitones() - alter, 12) - 1);
    }

    /** Throws {@link IllegalArgumentException} if the result needs more than four accidentals. */
    public NoteName plus(Interval interval) {
        return ofFifths(fifths() + interval.fifths());
    }

    public Pitch inOctave(int octave) {
        return new Pitch(step, alter, octave);
    }

    /** Reads what {@link #toString()} writes. */
    public static NoteName parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no note name. Write a letter from A to G, then # for" + " each sharp or - for each flat.");
        }
        return new NoteName(Step.valueOf(matcher.group(1)), Pitch.alter(matcher.group(2)));
    }

    /** Letter and accidentals, {@code #} for a sharp, {@code -} for a flat: {@code F#}, {@code B-}. */
    @Override
    public String toString() {
        return step + Pitch.accidentals(alter);
    }
}
