package io.ripieno.music.score;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kinds of chord in MusicXML's vocabulary. */
public enum ChordKind {
    MAJOR,
    MINOR,
    AUGMENTED,
    DIMINISHED,
    DOMINANT,
    MAJOR_SEVENTH,
    MINOR_SEVENTH,
    DIMINISHED_SEVENTH,
    AUGMENTED_SEVENTH,
    HALF_DIMINISHED,
    MAJOR_MINOR,
    MAJOR_SIXTH,
    MINOR_SIXTH,
    DOMINANT_NINTH,
    MAJOR_NINTH,
    MINOR_NINTH,
    DOMINANT_11TH,
    MAJOR_11TH,
    MINOR_11TH,
    DOMINANT_13TH,
    MAJOR_13TH,
    MINOR_13TH,
    SUSPENDED_SECOND,
    SUSPENDED_FOURTH,
    NEAPOLITAN("Neapolitan"),
    ITALIAN("Italian"),
    FRENCH("French"),
    GERMAN("German"),
    PEDAL,
    POWER,
    TRISTAN("Tristan"),
    /** Not in the vocabulary; the text tells. */
    OTHER,
    /** No chord (N.C.). */
    NONE;

    private static final Map<String, ChordKind> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(ChordKind::musicXml, Function.identity()));

    private final String musicXml;

    ChordKind() {
        this.musicXml = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ChordKind(String musicXml) {
        this.musicXml = musicXml;
    }

    /** The {@code kind} element's word, such as {@code minor-seventh}. */
    public String musicXml() {
        return musicXml;
    }

    public static Optional<ChordKind> ofMusicXml(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
