package io.ripieno.music.dmelodies;

import java.util.stream.IntStream;

/** The 28 rhythms of a bar: six onsets on eight eighths, in lexicographic order of the onsets' places. */
final class Rhythm {
    /** Eighths of a bar. */
    static final int SLOTS = 8;
    /** Onsets of a bar. */
    static final int ONSETS = 6;

    /** Bit 7 is the first eighth. */
    private static final int[] PATTERNS = IntStream.iterate((1 << SLOTS) - 1, bits -> bits >= 0, bits -> bits - 1)
            .filter(bits -> Integer.bitCount(bits) == ONSETS)
            .toArray();

    /** How many there are. */
    static final int COUNT = PATTERNS.length;

    private Rhythm() {}

    static boolean isOnset(int rhythm, int slot) {
        return (PATTERNS[rhythm] >> (SLOTS - 1 - slot) & 1) == 1;
    }

    /** The rhythm with these onsets, bit 7 the first eighth, or {@link Factors#UNDEFINED}. */
    static int of(int onsets) {
        for (int rhythm = 0; rhythm < COUNT; rhythm++) {
            if (PATTERNS[rhythm] == onsets) {
                return rhythm;
            }
        }
        return Factors.UNDEFINED;
    }

    /** Eight digits, 1 for an onset. */
    static String name(int rhythm) {
        return Integer.toBinaryString(1 << SLOTS | PATTERNS[rhythm]).substring(1);
    }
}
