package io.ripieno.music.score;

/**
 * So many notes in the time of so many: 3 in the time of 2 for a triplet.
 *
 * @param actual 1 to 1,000
 * @param normal 1 to 1,000
 */
public record Tuplet(int actual, int normal) {
    public static final Tuplet TRIPLET = new Tuplet(3, 2);
    private static final int LARGEST = 1000;

    public Tuplet {
        if (actual < 1 || normal < 1 || actual > LARGEST || normal > LARGEST) {
            throw new IllegalArgumentException("A tuplet of " + actual + ":" + normal + " must be of 1 to 1000 notes.");
        }
    }

    /** What a notated duration is multiplied by. */
    public Rational factor() {
        return Rational.of(normal, actual);
    }
}
