package io.ripieno.music.dmelodies;

import java.util.stream.Stream;

/** The rows of the data set: which melody stands in which. */
public final class Melodies {
    /** How many there are: 1,354,752. */
    public static final int COUNT =
            Stream.of(Factor.values()).mapToInt(Factor::size).reduce(1, Math::multiplyExact);

    /** Scale degrees of the chords I, IV, V and I, each upwards. */
    private static final int[][] CHORDS = {{0, 2, 4}, {3, 5, 7}, {4, 6, 8}, {0, 2, 4}};

    private static final int LOWEST_OCTAVE = 4;

    private Melodies() {}

    /**
     * The melody of a row.
     *
     * @throws IllegalArgumentException if there is no such row
     */
    public static Melody of(int row) {
        return of(Factors.of(row));
    }

    /**
     * The melody that these factors define.
     *
     * @throws IllegalStateException if one of them is undefined
     */
    public static Melody of(Factors factors) {
        requireRow(factors.row());
        int[] rhythms = {factors.rhythm1(), factors.rhythm2()};
        int[] down = {factors.arpeggio1(), factors.arpeggio2(), factors.arpeggio3(), factors.arpeggio4()};
        int root = root(factors.tonic(), factors.octave());
        Scale scale = Scale.of(factors.scale());
        int[] slots = new int[Melody.SLOTS];
        int note = 0;
        for (int slot = 0; slot < slots.length; slot++) {
            if (Rhythm.isOnset(rhythms[slot / Rhythm.SLOTS], slot % Rhythm.SLOTS)) {
                int chord = note / 3;
                int[] degrees = CHORDS[chord];
                slots[slot] = root + scale.semitones(degrees[down[chord] == 0 ? note % 3 : 2 - note % 3]);
                note++;
            } else {
                slots[slot] = Melody.REST;
            }
        }
        return new Melody(slots);
    }

    /** MIDI number of the root. */
    private static int root(int tonic, int octave) {
        return 12 * (octave + LOWEST_OCTAVE + 1) + tonic;
    }

    /** The octave's value for a root, or {@link Factors#UNDEFINED}. */
    static int octaveOf(int root) {
        int octave = Math.floorDiv(root, 12) - 1 - LOWEST_OCTAVE;
        return octave >= 0 && octave < Factor.OCTAVE.size() ? octave : Factors.UNDEFINED;
    }

    static void requireRow(int row) {
        if (row < 0 || row >= COUNT) {
            throw new IllegalArgumentException("melody %d; they are numbered 0 to %d".formatted(row, COUNT - 1));
        }
    }
}
