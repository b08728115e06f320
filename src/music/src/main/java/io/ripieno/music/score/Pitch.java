package io.ripieno.music.score;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A spelled pitch: C sharp 5 and D flat 5 differ, though their MIDI numbers do not.
 *
 * @param alter semitones up (sharps) or down (flats), -4 to 4
 * @param octave that of the letter, in scientific notation (middle C is C4), -3 to 12
 */
public record Pitch(Step step, int alter, int octave) {
    static final int MOST_ALTER = 4;
    private static final int LOWEST_OCTAVE = -3;
    private static final int HIGHEST_OCTAVE = 12;
    private static final Pattern TEXT = Pattern.compile("([A-G])(#{0,4}|-{0,4}?)(-?\\d{1,2})");

    public Pitch {
        if (Math.abs(alter) > MOST_ALTER) {
            throw new IllegalArgumentException("alter (" + alter + ") of " + step + " must be from -4 to 4.");
        }
        if (octave < LOWEST_OCTAVE || octave > HIGHEST_OCTAVE) {
            throw new IllegalArgumentException("octave (" + octave + ") of " + step + " must be from -3 to 12.");
        }
    }

    /** A natural or altered pitch by its parts. */
    public static Pitch of(Step step, int alter, int octave) {
        return new Pitch(step, alter, octave);
    }

    /** The MIDI number; middle C is 60. Outside 0 to 127 for pitches that MIDI cannot say. */
    public int midi() {
        return 12 * (octave + 1) + step.semitones() + alter;
    }

    /** Steps of the staff above C0, accidentals apart. */
    public int diatonic() {
        return 7 * octave + step.ordinal();
    }

    /** Throws {@link IllegalArgumentException} if the result needs more than four accidentals. */
    public Pitch plus(Interval interval) {
        int diatonic = diatonic() + interval.steps();
        Step moved = Step.ofIndex(diatonic);
        int octaveThere = Math.floorDiv(diatonic, 7);
        int natural = 12 * (octaveThere + 1) + moved.semitones();
        return new Pitch(moved, midi() + interval.semitones() - natural, octaveThere);
    }

    public NoteName name() {
        return new NoteName(step, alter);
    }

    /**
     * Reads what {@link #toString()} writes. A hyphen before the last digits of a natural is read as a flat, as music21
     * does: {@code E-4} is E flat 4.
     */
    public static Pitch parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no pitch. Write letter, accidentals (# or -) and"
                    + " octave, such as C#5 or E-4.");
        }
        String accidentals = matcher.group(2);
        String octave = matcher.group(3);
        if (accidentals.isEmpty() && octave.startsWith("-")) {
            accidentals = "-";
            octave = octave.substring(1);
        }
        return new Pitch(Step.valueOf(matcher.group(1)), alter(accidentals), Integer.parseInt(octave));
    }

    /** As music21 writes it: {@code C#5}, {@code E-4}, {@code F##3}. */
    @Override
    public String toString() {
        return step + accidentals(alter) + octave;
    }

    static String accidentals(int alter) {
        return alter >= 0 ? "#".repeat(alter) : "-".repeat(-alter);
    }

    static int alter(String accidentals) {
        return accidentals.startsWith("-") ? -accidentals.length() : accidentals.length();
    }
}
