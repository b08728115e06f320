package io.ripieno.models.data.arrange.tune;

import io.ripieno.models.data.arrange.Chord;
import io.ripieno.models.data.arrange.Quality;
import io.ripieno.music.score.ChordKind;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.NoteName;
import org.jspecify.annotations.Nullable;

/** Chord symbols as chords that are played: tensions above the ninth are left to the player. */
final class ChordSymbols {
    private ChordSymbols() {}

    /** Null for no chord and for what names no notes. */
    static @Nullable Chord chord(ChordSymbol symbol) {
        NoteName root = symbol.root();
        Quality quality = quality(symbol.kind());
        if (root == null || quality == null) {
            return null;
        }
        NoteName bass = symbol.bass();
        return new Chord(root.pitchClass(), quality, bass == null ? root.pitchClass() : bass.pitchClass());
    }

    private static @Nullable Quality quality(ChordKind kind) {
        return switch (kind) {
            case MAJOR, NEAPOLITAN, ITALIAN -> Quality.MAJOR;
            case MINOR -> Quality.MINOR;
            case AUGMENTED, AUGMENTED_SEVENTH -> Quality.AUGMENTED;
            case DIMINISHED -> Quality.DIMINISHED;
            case DOMINANT, GERMAN, FRENCH -> Quality.DOMINANT;
            case DOMINANT_NINTH, DOMINANT_11TH, DOMINANT_13TH -> Quality.NINTH;
            case MAJOR_SEVENTH, MAJOR_NINTH, MAJOR_11TH, MAJOR_13TH -> Quality.MAJOR_SEVENTH;
            case MINOR_SEVENTH, MINOR_NINTH, MINOR_11TH, MINOR_13TH -> Quality.MINOR_SEVENTH;
            case DIMINISHED_SEVENTH -> Quality.DIMINISHED_SEVENTH;
            case HALF_DIMINISHED, TRISTAN -> Quality.HALF_DIMINISHED;
            case MAJOR_MINOR -> Quality.MINOR_MAJOR;
            case MAJOR_SIXTH -> Quality.MAJOR_SIXTH;
            case MINOR_SIXTH -> Quality.MINOR_SIXTH;
            case SUSPENDED_SECOND -> Quality.SUSPENDED_SECOND;
            case SUSPENDED_FOURTH -> Quality.SUSPENDED_FOURTH;
            case POWER -> Quality.POWER;
            case PEDAL, OTHER, NONE -> null;
        };
    }
}
