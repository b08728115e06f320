package io.ripieno.music.musicxml;

import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.NoteName;
import org.jspecify.annotations.Nullable;

/** The text of a chord symbol, whole ({@code F#m7/A}) and as MusicXML keeps it, without root and bass ({@code m7}). */
final class ChordText {
    private ChordText() {}

    static String whole(@Nullable NoteName root, String kind, @Nullable NoteName bass) {
        return printed(root) + kind + (bass == null ? "" : "/" + printed(bass));
    }

    /** What a {@code kind} is to show, or null if the text does not begin with the root and end with the bass. */
    static @Nullable String ofKind(ChordSymbol chord) {
        String root = printed(chord.root());
        String bass = chord.bass() == null ? "" : "/" + printed(chord.bass());
        String text = chord.text();
        boolean fits = text.length() >= root.length() + bass.length() && text.startsWith(root) && text.endsWith(bass);
        return fits ? text.substring(root.length(), text.length() - bass.length()) : null;
    }

    private static String printed(@Nullable NoteName name) {
        if (name == null) {
            return "";
        }
        return name.step() + (name.alter() < 0 ? "b".repeat(-name.alter()) : "#".repeat(name.alter()));
    }
}
