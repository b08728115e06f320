package io.ripieno.music.abc;

import io.ripieno.music.score.Key;
import io.ripieno.music.score.Mode;
import io.ripieno.music.score.NoteName;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.Step;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key as {@code K:} gives it.
 *
 * @param key nearest to it
 * @param explicit letters that are altered otherwise than the key alters them
 */
record AbcKey(Key key, Map<Step, Integer> explicit) {
    static final AbcKey NONE = new AbcKey(new Key(0, Mode.NONE), Map.of());

    private static final int MOST_SIGNS = 14;
    private static final Pattern TONIC = Pattern.compile("([A-Ga-g])([#b\u266f\u266d]?)\\s*([A-Za-z]*)");
    private static final Pattern ACCIDENTAL = Pattern.compile("(\\^\\^?|__?|=)([A-Ga-g])");

    AbcKey {
        explicit = Map.copyOf(explicit);
    }

    /** The key of a field without its clef and voice settings; null if it names no key at all. */
    static @Nullable AbcKey parse(String text, AbcFault fault) throws ScoreException {
        String value = text.strip();
        if (value.isEmpty() || value.equalsIgnoreCase("none")) {
            return NONE;
        }
        if (value.equals("HP") || value.equals("Hp")) {
            return new AbcKey(Key.of(new NoteName(Step.A, 0), Mode.MIXOLYDIAN), Map.of());
        }
        Matcher tonic = TONIC.matcher(value);
        if (!tonic.lookingAt()) {
            return value.startsWith("^") || value.startsWith("_") || value.startsWith("=")
                    ? new AbcKey(NONE.key(), accidentals(value))
                    : null;
        }
        String mode = tonic.group(3);
        boolean onlyExplicit = mode.toLowerCase(Locale.ROOT).startsWith("exp");
        Key key = onlyExplicit ? NONE.key() : key(tonic, mode(mode, value, fault), value, fault);
        return new AbcKey(key, accidentals(value.substring(tonic.end())));
    }

    /** What the signature does to a letter, in semitones. */
    int alter(Step step) {
        Integer own = explicit.get(step);
        return own == null ? key.alter(step) : own;
    }

    private static Key key(Matcher tonic, Mode mode, String value, AbcFault fault) throws ScoreException {
        int alter = tonic.group(2).isEmpty() ? 0 : "#\u266f".contains(tonic.group(2)) ? 1 : -1;
        Step step = Step.valueOf(tonic.group(1).toUpperCase(Locale.ROOT));
        int fifths = new NoteName(step, alter).fifths() - mode.fifths();
        if (Math.abs(fifths) > MOST_SIGNS) {
            throw fault.unreadable(
                    "The key " + AbcCursor.shown(value) + " would have " + Math.abs(fifths) + " sharps or flats",
                    "name a key with at most " + MOST_SIGNS);
        }
        return new Key(fifths, mode);
    }

    private static Mode mode(String word, String value, AbcFault fault) throws ScoreException {
        String mode = word.toLowerCase(Locale.ROOT);
        if (mode.isEmpty() || word.equals("M")) {
            return Mode.MAJOR;
        }
        if (mode.equals("m")) {
            return Mode.MINOR;
        }
        return switch (mode.substring(0, Math.min(3, mode.length()))) {
            case "maj" -> Mode.MAJOR;
            case "min" -> Mode.MINOR;
            case "ion" -> Mode.IONIAN;
            case "dor" -> Mode.DORIAN;
            case "phr" -> Mode.PHRYGIAN;
            case "lyd" -> Mode.LYDIAN;
            case "mix" -> Mode.MIXOLYDIAN;
            case "aeo" -> Mode.AEOLIAN;
            case "loc" -> Mode.LOCRIAN;
            default ->
                throw fault.unreadable(
                        "The key " + AbcCursor.shown(value) + " has the mode \"" + AbcCursor.shown(word) + "\"",
                        "write one of major, minor or m, dor, phr, lyd, mix, aeo, loc, ion, exp");
        };
    }

    private static Map<Step, Integer> accidentals(String text) {
        Map<Step, Integer> found = new EnumMap<>(Step.class);
        Matcher matcher = ACCIDENTAL.matcher(text);
        while (matcher.find()) {
            String sign = matcher.group(1);
            int size = sign.length();
            int alter = sign.startsWith("^") ? size : sign.startsWith("_") ? -size : 0;
            found.put(Step.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)), alter);
        }
        return found;
    }
}
