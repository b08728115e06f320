package io.ripieno.music.abc;

import io.ripieno.music.abc.AbcToken.Accidental;
import io.ripieno.music.score.ScoreException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts one line of ABC music into its signs, one at a time, so that a line of any length costs no memory. */
final class AbcLexer {
    /** What {@code +CEG+} holds, which was a chord before square brackets were; dynamics such as {@code +ff+} are not. */
    private static final Pattern OLD_CHORD = Pattern.compile("(?!f+$)(?:[_^=]{0,2}[A-Ga-g][,']*[0-9/]*){2,}");

    private final AbcCursor in;
    private final BarLineLexer barLines;
    private boolean inChord;
    private boolean inOldChord;

    /** @param line number of the line in the file, from 1, for messages */
    AbcLexer(String text, int line) {
        in = new AbcCursor(text, line);
        barLines = new BarLineLexer(in);
    }

    /** The next sign, or null at the end of the line. */
    @Nullable
    AbcToken next() throws ScoreException {
        while (!in.atEnd()) {
            AbcToken token = sign();
            if (token != null) {
                return token;
            }
        }
        return null;
    }

    private @Nullable AbcToken sign() throws ScoreException {
        int column = in.column();
        char c = in.peek();
        if (AbcCursor.isLetter(c)) {
            return letter(c, column);
        }
        switch (c) {
            case ' ', '\t', '`', '*', '$', '\\', '\u00a0':
                in.skip();
                return null;
            case '|', ':':
                return barLines.read();
            case '[':
                return bracket(column);
            case ']':
                if (inChord) {
                    in.skip();
                    inChord = false;
                    return new AbcToken.ChordClose(column, in.length());
                }
                return barLines.read();
            case '(':
                return parenthesis(column);
            case ')':
                in.skip();
                return new AbcToken.SlurClose(column);
            case '{':
                in.skip();
                return new AbcToken.GraceOpen(column, in.take('/'));
            case '}':
                in.skip();
                return new AbcToken.GraceClose(column);
            case '-':
                in.skip();
                return new AbcToken.Tie(column);
            case '>', '<':
                int degree = in.countOf(c);
                return new AbcToken.BrokenRhythm(column, c == '>' ? degree : -degree);
            case '&':
                in.skip();
                return new AbcToken.Overlay(column);
            case '"':
                return new AbcToken.Quoted(column, in.quoted());
            case '!', '+':
                return decoration(c, column);
            case '^', '_', '=':
                return note(column);
            case '.', '~':
                in.skip();
                return new AbcToken.Symbol(column, c);
            default:
                in.skip();
                return new AbcToken.Stray(column, c);
        }
    }

    private @Nullable AbcToken letter(char c, int column) throws ScoreException {
        if ((c >= 'A' && c <= 'G') || (c >= 'a' && c <= 'g')) {
            return note(column);
        }
        in.skip();
        switch (c) {
            case 'z', 'x':
                return new AbcToken.Rest(column, c == 'z', in.length());
            case 'Z', 'X':
                return new AbcToken.BarRest(column, in.atDigit() ? in.number("a count of bars") : 1);
            case 'y':
                in.length();
                return null;
            default:
                return new AbcToken.Symbol(column, c);
        }
    }

    private AbcToken note(int column) throws ScoreException {
        Accidental accidental = accidental(column);
        if (in.atEnd() || !isPitch(in.peek())) {
            if (accidental == Accidental.NONE) {
                throw new IllegalStateException("No note at column " + column + ".");
            }
            return new AbcToken.Stray(column, in.before());
        }
        char letter = in.next();
        int octave = letter >= 'a' ? 5 : 4;
        while (!in.atEnd() && (in.peek() == '\'' || in.peek() == ',')) {
            octave += in.next() == ',' ? -1 : 1;
            if (octave < -1 || octave > 9) {
                throw in.unreadable(
                        column,
                        "The octave marks of a note lead outside of MIDI's octaves -1 to 9",
                        "remove some of them");
            }
        }
        return new AbcToken.Note(column, accidental, Character.toUpperCase(letter), octave, in.length());
    }

    private Accidental accidental(int column) throws ScoreException {
        if (in.take('=')) {
            return Accidental.NATURAL;
        }
        Accidental accidental = Accidental.NONE;
        if (in.take('^')) {
            accidental = in.take('^') ? Accidental.DOUBLE_SHARP : Accidental.SHARP;
        } else if (in.take('_')) {
            accidental = in.take('_') ? Accidental.DOUBLE_FLAT : Accidental.FLAT;
        }
        if (accidental != Accidental.NONE && !in.atEnd() && (in.peek() == '/' || in.atDigit())) {
            throw in.unsupported(column, "A microtone is written before a note", "write it as one of ^^ ^ = _ __");
        }
        return accidental;
    }

    private static boolean isPitch(char c) {
        return (c >= 'A' && c <= 'G') || (c >= 'a' && c <= 'g');
    }

    private @Nullable AbcToken bracket(int column) throws ScoreException {
        if (in.peek(1) == '|' || AbcCursor.isDigit(in.peek(1))) {
            inChord = false;
            return barLines.read();
        }
        if (AbcCursor.isLetter(in.peek(1)) && in.peek(2) == ':' && !isRepeatAfterNote()) {
            return inlineField(column);
        }
        if (in.peek(1) == '"' && in.isWordBeforeSpace()) {
            in.skip();
            return null;
        }
        if (inChord) {
            throw in.unreadable(column, "A chord is opened inside of a chord", "close the first one with ]");
        }
        in.skip();
        inChord = true;
        return new AbcToken.ChordOpen(column);
    }

    /** In {@code [A:|} the colon belongs to a bar line. */
    private boolean isRepeatAfterNote() {
        return in.peek(3) == '|' || in.peek(3) == ':';
    }

    private AbcToken inlineField(int column) throws ScoreException {
        in.skip();
        char letter = in.next();
        in.skip();
        String value = in.until(']');
        if (!in.take(']')) {
            throw in.unreadable(
                    column, "The field [" + letter + ":" + AbcCursor.shown(value) + " is not closed", "end it with ]");
        }
        return new AbcToken.InlineField(column, letter, value.strip());
    }

    private AbcToken parenthesis(int column) throws ScoreException {
        in.skip();
        if (!in.atEnd() && in.peek() == '&') {
            throw in.unsupported(
                    column, "An overlay of several bars (& ... &) is used", "write its bars as a voice of their own");
        }
        if (!in.atDigit()) {
            return new AbcToken.SlurOpen(column);
        }
        int p = in.number("a tuplet's p");
        int q = 0;
        int r = 0;
        if (in.take(':')) {
            q = in.atDigit() ? in.number("a tuplet's q") : 0;
            if (in.take(':')) {
                r = in.atDigit() ? in.number("a tuplet's r") : 0;
            }
        }
        return new AbcToken.Tuplet(column, p, q, r);
    }

    /** {@code !trill!}, {@code +CEG+} and {@code +trill+}; a {@code !} or {@code +} that closes nothing is an old line break. */
    private @Nullable AbcToken decoration(char quote, int column) throws ScoreException {
        if (quote == '+' && inOldChord) {
            in.skip();
            inOldChord = false;
            return new AbcToken.ChordClose(column, in.length());
        }
        int length = in.distanceTo(quote, 1, DecorationNames::isPartOfName);
        if (length < 1) {
            in.skip();
            return quote == '!' ? null : new AbcToken.Stray(column, quote);
        }
        in.skip();
        if (quote == '+' && OLD_CHORD.matcher(in.ahead(length)).matches()) {
            inOldChord = true;
            return new AbcToken.ChordOpen(column);
        }
        String name = in.take(length);
        in.skip();
        return new AbcToken.Decoration(column, name);
    }
}
