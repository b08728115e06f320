package io.ripieno.music.abc;

import io.ripieno.music.score.ChordKind;
import io.ripieno.music.score.ChordSymbol.Degree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands after the root of a chord symbol. */
record ChordQuality(ChordKind kind, List<Degree> degrees) {
    private static final Map<String, ChordQuality> BY_WORD = new HashMap<>();
    private static final Map<ChordQuality, String> WORDS = new HashMap<>();

    static {
        words(ChordKind.MAJOR, "", "maj", "M", "Maj", "major");
        words(ChordKind.MINOR, "m", "min", "mi", "-", "minor");
        words(ChordKind.AUGMENTED, "aug", "+");
        words(ChordKind.DIMINISHED, "dim", "o", "\u00b0", "d");
        words(ChordKind.DOMINANT, "7", "dom7");
        words(ChordKind.MAJOR_SEVENTH, "maj7", "M7", "Maj7", "ma7", "j7", "\u0394", "\u03947");
        words(ChordKind.MINOR_SEVENTH, "m7", "min7", "mi7", "-7");
        words(ChordKind.DIMINISHED_SEVENTH, "dim7", "o7", "\u00b07", "d7");
        words(ChordKind.AUGMENTED_SEVENTH, "aug7", "+7", "7+", "7#5");
        words(ChordKind.HALF_DIMINISHED, "m7b5", "min7b5", "m7-5", "-7b5", "\u00f8", "\u00f87", "h7");
        words(ChordKind.MAJOR_MINOR, "mM7", "mmaj7", "minmaj7", "mMaj7", "-maj7");
        words(ChordKind.MAJOR_SIXTH, "6", "maj6", "M6");
        words(ChordKind.MINOR_SIXTH, "m6", "min6", "-6");
        words(ChordKind.DOMINANT_NINTH, "9");
        words(ChordKind.MAJOR_NINTH, "maj9", "M9", "Maj9");
        words(ChordKind.MINOR_NINTH, "m9", "min9", "-9");
        words(ChordKind.DOMINANT_11TH, "11");
        words(ChordKind.MAJOR_11TH, "maj11", "M11");
        words(ChordKind.MINOR_11TH, "m11", "min11", "-11");
        words(ChordKind.DOMINANT_13TH, "13");
        words(ChordKind.MAJOR_13TH, "maj13", "M13");
        words(ChordKind.MINOR_13TH, "m13", "min13", "-13");
        words(ChordKind.SUSPENDED_SECOND, "sus2");
        words(ChordKind.SUSPENDED_FOURTH, "sus4", "sus");
        words(ChordKind.POWER, "5");
        words(new ChordQuality(ChordKind.SUSPENDED_FOURTH, List.of(added(7))), "7sus4", "7sus");
        words(new ChordQuality(ChordKind.SUSPENDED_FOURTH, List.of(added(7), added(9))), "9sus4", "9sus");
        words(new ChordQuality(ChordKind.MAJOR_SIXTH, List.of(added(9))), "69");
    }

    ChordQuality {
        degrees = List.copyOf(degrees);
    }

    /** The quality of a word without alterations, or null. */
    static @Nullable ChordQuality ofWord(String word) {
        return BY_WORD.get(word);
    }

    /** Word and alterations of a quality; those of a plain major chord in parentheses, lest they be read as the root's. */
    static String suffix(ChordKind kind, List<Degree> degrees) {
        for (int told = degrees.size(); told >= 0; told--) {
            String word = WORDS.get(new ChordQuality(kind, degrees.subList(0, told)));
            if (word != null) {
                StringBuilder tail = new StringBuilder();
                degrees.subList(told, degrees.size()).forEach(degree -> tail.append(text(degree)));
                return word.isEmpty() && tail.length() > 0 ? "(" + tail + ")" : word + tail;
            }
        }
        return "?";
    }

    private static String text(Degree degree) {
        String sign = degree.change() == Degree.Change.SUBTRACT
                ? "no"
                : degree.alter() == 0 ? "add" : degree.alter() > 0 ? "#" : "b";
        return sign + degree.value();
    }

    private static Degree added(int value) {
        return new Degree(value, 0, Degree.Change.ADD);
    }

    private static void words(ChordKind kind, String... words) {
        words(new ChordQuality(kind, List.of()), words);
    }

    /** The first word is the one that is written. */
    private static void words(ChordQuality quality, String... words) {
        WORDS.put(quality, words[0]);
        for (String word : words) {
            BY_WORD.put(word, quality);
        }
    }
}
