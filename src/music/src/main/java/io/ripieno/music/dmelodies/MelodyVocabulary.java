package io.ripieno.music.dmelodies;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The 52 tokens: hold and rest, then the 50 pitches in the order in which the rows first use them.
 *
 * <p>Which of hold and rest came first in the published file depended on the hashing of strings and is not known.
 */
public final class MelodyVocabulary {
    private static final String[] PITCH_CLASSES = {"C", "C#", "D", "E-", "E", "F", "F#", "G", "G#", "A", "B-", "B"};
    private static final List<Integer> PITCHES = pitchesInOrder();
    private static final int FIRST_PITCH = 2;

    /** What stands at index 0. */
    public enum First {
        HOLD,
        REST
    }

    private final int hold;
    private final int rest;
    private final int[] tokenOfPitch = new int[128];

    public MelodyVocabulary(First first) {
        hold = first == First.HOLD ? 0 : 1;
        rest = 1 - hold;
        for (int i = 0; i < PITCHES.size(); i++) {
            tokenOfPitch[PITCHES.get(i)] = FIRST_PITCH + i;
        }
    }

    /** Hold is 0 and rest is 1. */
    public static MelodyVocabulary usual() {
        return new MelodyVocabulary(First.HOLD);
    }

    /** How many tokens there are. */
    public int size() {
        return FIRST_PITCH + PITCHES.size();
    }

    /** The tokens' names in their order; flats are written with a minus sign, middle C is C4. */
    public List<String> names() {
        List<String> names = new ArrayList<>(hold == 0 ? List.of("__", "rest") : List.of("rest", "__"));
        PITCHES.forEach(midi -> names.add(name(midi)));
        return List.copyOf(names);
    }

    /**
     * The sixteen tokens of a melody.
     *
     * @throws IllegalArgumentException if it has a pitch that the vocabulary lacks
     */
    public int[] encode(Melody melody) {
        int[] tokens = new int[Melody.SLOTS];
        for (int slot = 0; slot < tokens.length; slot++) {
            tokens[slot] = token(melody.at(slot));
        }
        return tokens;
    }

    /** The melody of sixteen tokens; what is no token of ours, as a model with spare classes may answer, is a hold. */
    public Melody decode(int[] tokens) {
        int[] slots = new int[tokens.length];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = slot(tokens[i]);
        }
        return new Melody(slots);
    }

    private int token(int slot) {
        int token =
                switch (slot) {
                    case Melody.HOLD -> hold;
                    case Melody.REST -> rest;
                    default -> tokenOfPitch[slot];
                };
        if (slot >= 0 && token == 0) {
            throw new IllegalArgumentException(
                    "%s (MIDI %d) is not in the vocabulary; it goes from C4 (60) to C#8 (109)"
                            .formatted(name(slot), slot));
        }
        return token;
    }

    private int slot(int token) {
        if (token == rest) {
            return Melody.REST;
        }
        return token < FIRST_PITCH || token >= size() ? Melody.HOLD : PITCHES.get(token - FIRST_PITCH);
    }

    static String name(int slot) {
        return switch (slot) {
            case Melody.HOLD -> "__";
            case Melody.REST -> "rest";
            default -> PITCH_CLASSES[slot % 12] + (slot / 12 - 1);
        };
    }

    /** Each tonic, octave and scale uses all of its pitches in its first row. */
    private static List<Integer> pitchesInOrder() {
        Set<Integer> pitches = new LinkedHashSet<>();
        for (int tonic = 0; tonic < Factor.TONIC.size(); tonic++) {
            for (int octave = 0; octave < Factor.OCTAVE.size(); octave++) {
                for (int scale = 0; scale < Factor.SCALE.size(); scale++) {
                    Melodies.of(new Factors(tonic, octave, scale, 0, 0, 0, 0, 0, 0))
                            .notes()
                            .forEach(note -> pitches.add(note.midi()));
                }
            }
        }
        return List.copyOf(pitches);
    }
}
