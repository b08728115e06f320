package io.ripieno.music.abc;

import io.ripieno.music.score.Mark;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decorations by name, and the letters that stand for them. */
final class DecorationNames {
    private static final Map<String, Mark> MARKS = Map.ofEntries(
            Map.entry("segno", Mark.SEGNO),
            Map.entry("coda", Mark.CODA),
            Map.entry("dacoda", Mark.TO_CODA),
            Map.entry("tocoda", Mark.TO_CODA),
            Map.entry("dacapo", Mark.DA_CAPO),
            Map.entry("d.c.", Mark.DA_CAPO),
            Map.entry("d.c.alfine", Mark.DA_CAPO),
            Map.entry("d.c.alcoda", Mark.DA_CAPO),
            Map.entry("d.s.", Mark.DAL_SEGNO),
            Map.entry("d.s.alfine", Mark.DAL_SEGNO),
            Map.entry("d.s.alcoda", Mark.DAL_SEGNO),
            Map.entry("fine", Mark.FINE));

    private static final Map<Mark, String> NAMES = Map.of(
            Mark.SEGNO, "segno",
            Mark.CODA, "coda",
            Mark.TO_CODA, "dacoda",
            Mark.DA_CAPO, "D.C.",
            Mark.DAL_SEGNO, "D.S.",
            Mark.FINE, "fine");

    /** What a letter stands for unless {@code U:} says otherwise. */
    static final Map<Character, String> SYMBOLS = Map.ofEntries(
            Map.entry('.', "staccato"),
            Map.entry('~', "roll"),
            Map.entry('H', "fermata"),
            Map.entry('J', "slide"),
            Map.entry('K', "accent"),
            Map.entry('L', "accent"),
            Map.entry('M', "lowermordent"),
            Map.entry('N', "tenuto"),
            Map.entry('O', "coda"),
            Map.entry('P', "uppermordent"),
            Map.entry('R', "roll"),
            Map.entry('S', "segno"),
            Map.entry('T', "trill"),
            Map.entry('k', "accent"),
            Map.entry('u', "upbow"),
            Map.entry('v', "downbow"));

    private DecorationNames() {}

    /** The sign for the player that a name stands for, or null for an ornament. */
    static @Nullable Mark mark(String name) {
        return MARKS.get(name.toLowerCase(Locale.ROOT));
    }

    static String name(Mark mark) {
        return NAMES.getOrDefault(mark, "");
    }

    static boolean isPartOfName(int c) {
        return c > ' ' && c < 127 && "|[]{}:!\"%&\\".indexOf(c) < 0;
    }
}
