package io.ripieno.music.abc;

import io.ripieno.music.score.Key;
import io.ripieno.music.score.Mode;
import io.ripieno.music.score.NoteName;

/** Keys as {@code K:} has them. */
final class KeyText {
    private static final String[] MODES = {"", "m", " ion", " dor", " phr", " lyd", " mix", " aeo", " loc"};

    private KeyText() {}

    /** {@code F#m}, {@code Bb}, {@code D mix}; a signature without a tonic is that of its major key, or none. */
    static String of(Key key) {
        if (key.mode() == Mode.NONE && key.fifths() == 0) {
            return "none";
        }
        Key named = Math.abs(key.tonic().alter()) > 1 ? key.simplified() : key;
        NoteName tonic = named.tonic();
        String accidental = tonic.alter() == 0 ? "" : tonic.alter() > 0 ? "#" : "b";
        return tonic.step()
                + accidental
                + (key.mode() == Mode.NONE ? "" : MODES[key.mode().ordinal()]);
    }
}
