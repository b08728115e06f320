package io.ripieno.music.abc;

import io.ripieno.music.score.ChordKind;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.ChordSymbol.Degree;
import io.ripieno.music.score.NoteName;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chord symbols as letters: {@code F#m7b5/A}. Read are also the Nottingham collection's ways: {@code Gd} for a
 * diminished chord, {@code D/f+} for a bass of F sharp.
 */
final class ChordSymbolText {
    private static final Pattern SYMBOL =
            Pattern.compile("([A-G])([#b\u266f\u266d]?)([^/\\s]*)(?:/([A-Ga-g])([#b+\u266f\u266d]?))?");
    private static final Pattern TAIL = Pattern.compile("(add|no|omit|b|#|\\+|-)(2|3|4|5|6|7|9|11|13)");
    private static final Pattern ALTERNATIVE = Pattern.compile("(.+)\\([A-G][^()]*\\)");

    private static final int MAX_LENGTH = 64;

    private ChordSymbolText() {}

    /** The chord of a text, at time 0; empty if the text is none. */
    static Optional<ChordSymbol> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String word = text.strip();
        if (word.equalsIgnoreCase("N.C.") || word.equals("NC")) {
            return Optional.of(new ChordSymbol(Rational.ZERO, null, ChordKind.NONE, List.of(), null, text));
        }
        if (word.startsWith("(") && word.endsWith(")")) {
            word = word.substring(1, word.length() - 1);
        }
        Matcher alternative = ALTERNATIVE.matcher(word);
        if (alternative.matches()) {
            word = alternative.group(1);
        }
        Matcher symbol = SYMBOL.matcher(word.replace("6/9", "69"));
        if (!symbol.matches()) {
            return Optional.empty();
        }
        NoteName root = name(symbol.group(1), symbol.group(2));
        NoteName bass = symbol.group(4) == null ? null : name(symbol.group(4), symbol.group(5));
        return quality(symbol.group(3).replaceAll("[()]", ""))
                .map(quality -> new ChordSymbol(
                        Rational.ZERO, root, quality.kind(), quality.degrees(), root.equals(bass) ? null : bass, text));
    }

    /**
     * The text of a chord: its own if that says the same, else the plainest; empty if letters cannot say it. Double
     * accidentals are among what they cannot.
     */
    static Optional<String> format(ChordSymbol chord) {
        return List.of(chord.text(), canonical(chord)).stream()
                .filter(text ->
                        parse(text).filter(parsed -> says(parsed, chord)).isPresent())
                .findFirst();
    }

    private static boolean says(ChordSymbol parsed, ChordSymbol chord) {
        return java.util.Objects.equals(parsed.root(), chord.root())
                && parsed.kind() == chord.kind()
                && parsed.degrees().equals(chord.degrees())
                && java.util.Objects.equals(parsed.bass(), chord.bass());
    }

    private static String canonical(ChordSymbol chord) {
        NoteName root = chord.root();
        if (root == null) {
            return chord.kind() == ChordKind.NONE ? "N.C." : "";
        }
        NoteName bass = chord.bass();
        return letters(root)
                + ChordQuality.suffix(chord.kind(), chord.degrees())
                + (bass == null ? "" : "/" + letters(bass));
    }

    private static String letters(NoteName name) {
        return name.step() + (name.alter() >= 0 ? "#".repeat(name.alter()) : "b".repeat(-name.alter()));
    }

    private static NoteName name(String letter, String accidental) {
        int alter = accidental.isEmpty() ? 0 : "#+\u266f".contains(accidental) ? 1 : -1;
        return new NoteName(Step.valueOf(letter.toUpperCase(Locale.ROOT)), alter);
    }

    private static Optional<ChordQuality> quality(String word) {
        for (int end = word.length(); end >= 0; end--) {
            ChordQuality base = ChordQuality.ofWord(word.substring(0, end));
            Matcher tail = TAIL.matcher(word).region(end, word.length());
            if (base != null) {
                List<Degree> degrees = new ArrayList<>(base.degrees());
                int at = end;
                while (tail.lookingAt()) {
                    degrees.add(degree(tail.group(1), Integer.parseInt(tail.group(2))));
                    at = tail.end();
                    tail.region(at, word.length());
                }
                if (at == word.length()) {
                    return Optional.of(new ChordQuality(base.kind(), degrees));
                }
            }
        }
        return Optional.empty();
    }

    private static Degree degree(String sign, int value) {
        return switch (sign) {
            case "no", "omit" -> new Degree(value, 0, Degree.Change.SUBTRACT);
            case "add" -> new Degree(value, 0, Degree.Change.ADD);
            default ->
                new Degree(
                        value,
                        sign.equals("b") || sign.equals("-") ? -1 : 1,
                        value == 5 ? Degree.Change.ALTER : Degree.Change.ADD);
        };
    }
}
