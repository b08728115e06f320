package io.ripieno.music.abc;

import io.ripieno.music.score.Barlines;
import java.util.List;

/**
 * One sign of a line of ABC music, with the column at which it starts (counted from 1).
 *
 * <p>A length is a factor of the unit note length, as written: {@code 3/2}, {@code /} = 1/2, nothing = 1.
 */
sealed interface AbcToken {
    /** Column of the first character, from 1. */
    int column();

    /** A factor of the unit note length; both positive. */
    record Length(int actual, int divisor) {
        static final Length ONE = new Length(1, 1);
    }

    /**
     * @param letter C to B, upper case
     * @param octave scientific, before any octave shift of the voice: C = 4, c = 5
     * @param accidental what is written before the letter
     */
    record Note(int column, Accidental accidental, char letter, int octave, Length length) implements AbcToken {}

    /** @param visible z rather than x */
    record Rest(int column, boolean visible, Length length) implements AbcToken {}

    /** Whole bars of rest: Z, X. */
    record BarRest(int column, int bars) implements AbcToken {}

    record ChordOpen(int column) implements AbcToken {}

    record ChordClose(int column, Length length) implements AbcToken {}

    /** @param slashed an acciaccatura: {@code {/g}} */
    record GraceOpen(int column, boolean slashed) implements AbcToken {}

    record GraceClose(int column) implements AbcToken {}

    record Tie(int column) implements AbcToken {}

    record SlurOpen(int column) implements AbcToken {}

    record SlurClose(int column) implements AbcToken {}

    /** {@code >} (positive) and {@code <} (negative), with their number. */
    record BrokenRhythm(int column, int degree) implements AbcToken {}

    /** {@code (p:q:r}; 0 = not written. */
    record Tuplet(int column, int p, int q, int r) implements AbcToken {}

    /**
     * @param endRepeats colons that close a repeat: the passage is played one time more than that
     * @param startRepeats colons that open a repeat
     * @param style regular, double or final
     * @param endings numbers of the ending that starts here; empty if none does
     */
    record BarLine(int column, int endRepeats, int startRepeats, Barlines.Style style, List<Integer> endings)
            implements AbcToken {}

    /** Text in double quotes: a chord symbol or an annotation. */
    record Quoted(int column, String text) implements AbcToken {}

    /** {@code !name!} or {@code +name+}. */
    record Decoration(int column, String name) implements AbcToken {}

    /** A letter or sign that stands for a decoration: {@code .}, {@code ~}, H to W, h to w. */
    record Symbol(int column, char sign) implements AbcToken {}

    /** {@code &}: back to the start of the bar for another voice on the same staff. */
    record Overlay(int column) implements AbcToken {}

    /** {@code [K:G]} and the like. */
    record InlineField(int column, char letter, String value) implements AbcToken {}

    /** What means nothing here and is passed over with a notice. */
    record Stray(int column, char sign) implements AbcToken {}

    /** An accidental before a note, in semitones; {@link #NONE} = nothing is written. */
    enum Accidental {
        NONE(0),
        DOUBLE_FLAT(-2),
        FLAT(-1),
        NATURAL(0),
        SHARP(1),
        DOUBLE_SHARP(2);

        private final int alter;

        Accidental(int alter) {
            this.alter = alter;
        }

        int alter() {
            return alter;
        }
    }
}
