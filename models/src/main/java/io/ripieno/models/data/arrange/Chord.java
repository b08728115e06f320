package io.ripieno.models.data.arrange;

/**
 * A chord as pitch classes.
 *
 * @param root 0 (C) to 11 (B)
 * @param bass the lowest note's pitch class; the root unless it is inverted
 */
public record Chord(int root, Quality quality, int bass) {
    private static final String[] NAMES = {"C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"};
    private static final String[] DEGREES = {"1", "b2", "2", "b3", "3", "4", "b5", "5", "b6", "6", "b7", "7"};

    public Chord {
        if (root < 0 || root > 11 || bass < 0 || bass > 11) {
            throw new IllegalArgumentException("Root (" + root + ") and bass (" + bass + ") must be from 0 to 11.");
        }
    }

    /** In root position. */
    public static Chord of(int root, Quality quality) {
        int pitchClass = Math.floorMod(root, 12);
        return new Chord(pitchClass, quality, pitchClass);
    }

    /** The pitch class of the note with an index, counted from the root; octaves repeat. */
    public int pitchClass(int index) {
        return (root + quality.semitones(Math.floorMod(index, quality.size()))) % 12;
    }

    public boolean contains(int key) {
        int above = Math.floorMod(key - root, 12);
        for (int i = 0; i < quality.size(); i++) {
            if (quality.semitones(i) % 12 == above) {
                return true;
            }
        }
        return false;
    }

    public Chord transposed(int semitones) {
        return new Chord(Math.floorMod(root + semitones, 12), quality, Math.floorMod(bass + semitones, 12));
    }

    /** In the syntax of Harte et al. (ISMIR 2005): {@code C:maj}, {@code Bb:min7/5}. */
    public String label() {
        String inversion = bass == root ? "" : "/" + DEGREES[Math.floorMod(bass - root, 12)];
        return NAMES[root] + ":" + quality.label() + inversion;
    }
}
