package io.ripieno.music.score;

import org.jspecify.annotations.Nullable;

/**
 * How a duration is notated, as far as the source says.
 *
 * @param value the note's type, or null if the source has none (MIDI)
 * @param dots 0 to 8
 * @param tuplet that the note is part of; nested ones are multiplied
 */
public record Notation(
        @Nullable NoteValue value, int dots, @Nullable Tuplet tuplet) {
    public static final Notation NONE = new Notation(null, 0, null);

    public Notation {
        if (dots < 0 || dots > 8) {
            throw new IllegalArgumentException("dots (" + dots + ") must be from 0 to 8.");
        }
    }

    /**
     * The simplest notation of a duration: plain, with one to three dots, or as part of a triplet; {@link #NONE} if
     * there is none, such as for 5/4 quarters.
     */
    public static Notation of(Rational duration) {
        for (@Nullable Tuplet tuplet : new @Nullable Tuplet[] {null, Tuplet.TRIPLET}) {
            for (int dots = 0; dots <= 3; dots++) {
                for (NoteValue value : NoteValue.values()) {
                    if (lasting(value, dots, tuplet).equals(duration)) {
                        return new Notation(value, dots, tuplet);
                    }
                }
            }
        }
        return NONE;
    }

    /** Quarter notes that this notation lasts, or null without a type. */
    public @Nullable Rational duration() {
        return value == null ? null : lasting(value, dots, tuplet);
    }

    private static Rational lasting(NoteValue value, int dots, @Nullable Tuplet tuplet) {
        Rational dotted = value.quarters().times(Rational.of((2L << dots) - 1, 1L << dots));
        return tuplet == null ? dotted : dotted.times(tuplet.factor());
    }
}
