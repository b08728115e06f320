package io.ripieno.music.score;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A chord symbol, in force until the next one.
 *
 * @param onset quarter notes from the start of the score
 * @param root sounding; null exactly if the kind is {@link ChordKind#NONE}, or {@link ChordKind#OTHER} without one
 * @param degrees added, altered or left out, in the order written
 * @param bass if it differs from the root
 * @param text as the source writes it, empty if it writes none
 */
public record ChordSymbol(
        Rational onset,
        @Nullable NoteName root,
        ChordKind kind,
        List<Degree> degrees,
        @Nullable NoteName bass,
        String text) {
    /**
     * A degree of the chord.
     *
     * @param value 1 to 13, counted from the root
     * @param alter semitones from the major, or for 7 the minor, degree
     */
    public record Degree(int value, int alter, Change change) {
        /** What is done with the degree. */
        public enum Change {
            ADD,
            ALTER,
            SUBTRACT
        }
    }

    public ChordSymbol {
        degrees = List.copyOf(degrees);
        if (onset.sign() < 0) {
            throw new IllegalArgumentException("onset (" + onset + ") of chord " + text + " must not be negative.");
        }
        if (root == null && kind != ChordKind.NONE && kind != ChordKind.OTHER) {
            throw new IllegalArgumentException("The " + kind.musicXml() + " chord at " + onset + " needs a root.");
        }
    }

    public static ChordSymbol of(Rational onset, NoteName root, ChordKind kind) {
        return new ChordSymbol(onset, root, kind, List.of(), null, "");
    }

    /** The source's text, or else a plain one from root, kind and bass: {@code F#m7/A}. */
    public String label() {
        if (!text.isEmpty()) {
            return text;
        }
        return printed(root) + kind.suffix() + (bass == null ? "" : "/" + printed(bass));
    }

    private static String printed(@Nullable NoteName name) {
        return name == null ? "" : name.toString().replace('-', 'b');
    }

    /** The same chord elsewhere in pitch. Its text names the old root and is dropped. */
    public ChordSymbol plus(Interval interval) {
        return renamed(name -> name.plus(interval));
    }

    ChordSymbol renamed(UnaryOperator<NoteName> names) {
        return root == null
                ? this
                : new ChordSymbol(onset, names.apply(root), kind, degrees, bass == null ? null : names.apply(bass), "");
    }

    public ChordSymbol at(Rational onset) {
        return new ChordSymbol(onset, root, kind, degrees, bass, text);
    }
}
