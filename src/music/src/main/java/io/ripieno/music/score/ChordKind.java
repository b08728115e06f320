package io.ripieno.music.score;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kinds of chord in MusicXML's vocabulary. */
public enum ChordKind {
    MAJOR(""),
    MINOR("m"),
    AUGMENTED("+"),
    DIMINISHED("dim"),
    DOMINANT("7"),
    MAJOR_SEVENTH("maj7"),
    MINOR_SEVENTH("m7"),
    DIMINISHED_SEVENTH("dim7"),
    AUGMENTED_SEVENTH("+7"),
    HALF_DIMINISHED("m7b5"),
    MAJOR_MINOR("m(maj7)"),
    MAJOR_SIXTH("6"),
    MINOR_SIXTH("m6"),
    DOMINANT_NINTH("9"),
    MAJOR_NINTH("maj9"),
    MINOR_NINTH("m9"),
    DOMINANT_11TH("11"),
    MAJOR_11TH("maj11"),
    MINOR_11TH("m11"),
    DOMINANT_13TH("13"),
    MAJOR_13TH("maj13"),
    MINOR_13TH("m13"),
    SUSPENDED_SECOND("sus2"),
    SUSPENDED_FOURTH("sus4"),
    NEAPOLITAN("Nea", "Neapolitan"),
    ITALIAN("Ita", "Italian"),
    FRENCH("Fre", "French"),
    GERMAN("Ger", "German"),
    PEDAL("ped"),
    POWER("5"),
    TRISTAN("Tristan", "Tristan"),
    /** Not in the vocabulary; the text tells. */
    OTHER("?"),
    /** No chord (N.C.). */
    NONE("N.C.");

    private static final Map<String, ChordKind> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(ChordKind::musicXml, Function.identity()));

    private final String suffix;
    private final String musicXml;

    ChordKind(String suffix) {
        this.suffix = suffix;
        this.musicXml = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ChordKind(String suffix, String musicXml) {
        this.suffix = suffix;
        this.musicXml = musicXml;
    }

    /** What lead sheets write behind the root, such as {@code m7}. */
    public String suffix() {
        return suffix;
    }

    /** The {@code kind} element's word, such as {@code minor-seventh}. */
    public String musicXml() {
        return musicXml;
    }

    public static Optional<ChordKind> ofMusicXml(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
