package io.ripieno.music.dmelodies;

import java.util.List;

/**
 * Tells the factors of any melody, as the follow-up study on controllability does (Pati and Lerch, ISMIR 2021): the root
 * is the lowest of the first three notes; the scale is the first of major, minor and blues that holds all notes; a
 * rhythm is one of the 28 patterns; the direction of a chord is told if there are twelve notes and its three go one way.
 */
public final class FactorExtraction {
    private static final int NOTES = 2 * Rhythm.ONSETS;
    private static final int NOTES_OF_CHORD = 3;

    private FactorExtraction() {}

    /** The factors, {@link Factors#UNDEFINED} where the melody has none. */
    public static Factors of(Melody melody) {
        int[] pitches = new int[Melody.SLOTS];
        int[] onsets = new int[2];
        int count = 0;
        for (int slot = 0; slot < Melody.SLOTS; slot++) {
            int bar = slot / Rhythm.SLOTS;
            onsets[bar] <<= 1;
            if (melody.at(slot) >= 0) {
                onsets[bar] |= 1;
                pitches[count++] = melody.at(slot);
            }
        }
        return of(pitches, count, Rhythm.of(onsets[0]), Rhythm.of(onsets[1]));
    }

    /**
     * The factors of notes that need not lie on eighths.
     *
     * @param midi MIDI numbers in the order of time
     * @param slots the eighth at which each begins; of a note that begins elsewhere, {@link Factors#UNDEFINED}, and then
     *     no rhythm is told
     */
    static Factors of(List<Integer> midi, List<Integer> slots) {
        int[] onsets = new int[2];
        boolean onGrid = true;
        for (int slot : slots) {
            onGrid &= slot >= 0 && slot < Melody.SLOTS;
            if (onGrid) {
                onsets[slot / Rhythm.SLOTS] |= 1 << (Rhythm.SLOTS - 1 - slot % Rhythm.SLOTS);
            }
        }
        int[] pitches = midi.stream().mapToInt(Integer::intValue).toArray();
        return of(
                pitches,
                pitches.length,
                onGrid ? Rhythm.of(onsets[0]) : Factors.UNDEFINED,
                onGrid ? Rhythm.of(onsets[1]) : Factors.UNDEFINED);
    }

    private static Factors of(int[] pitches, int count, int rhythm1, int rhythm2) {
        int tonic = Factors.UNDEFINED;
        int octave = Factors.UNDEFINED;
        int scale = Factors.UNDEFINED;
        if (count >= NOTES_OF_CHORD) {
            int root = Math.min(pitches[0], Math.min(pitches[1], pitches[2]));
            tonic = Math.floorMod(root, 12);
            octave = Melodies.octaveOf(root);
            scale = scale(pitches, count, root);
        }
        return new Factors(
                tonic,
                octave,
                scale,
                rhythm1,
                rhythm2,
                direction(pitches, count, 0),
                direction(pitches, count, 1),
                direction(pitches, count, 2),
                direction(pitches, count, 3));
    }

    private static int scale(int[] pitches, int count, int root) {
        int sounding = 0;
        for (int i = 0; i < count; i++) {
            sounding |= 1 << Math.floorMod(pitches[i] - root, 12);
        }
        for (int scale = 0; scale < Factor.SCALE.size(); scale++) {
            if (Scale.of(scale).holdsAll(sounding)) {
                return scale;
            }
        }
        return Factors.UNDEFINED;
    }

    private static int direction(int[] pitches, int count, int chord) {
        if (count != NOTES) {
            return Factors.UNDEFINED;
        }
        int first = Integer.compare(pitches[3 * chord + 1], pitches[3 * chord]);
        int second = Integer.compare(pitches[3 * chord + 2], pitches[3 * chord + 1]);
        if (first != second || first == 0) {
            return Factors.UNDEFINED;
        }
        return first > 0 ? 0 : 1;
    }
}
