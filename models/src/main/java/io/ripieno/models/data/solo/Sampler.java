package io.ripieno.models.data.solo;

import io.ripieno.models.data.phrase.Dice;

/**
 * What becomes of an instrument in a cheap sampler: few recordings, each of which is played faster or slower for several keys,
 * with a short loop in which nothing changes any more.
 *
 * @param zone how many keys share a recording; 1 for an instrument that is played itself
 * @param first the lowest key of some zone
 * @param seconds after which the loop begins
 * @param ceiling in Hz, above which recordings have nothing
 * @param detune standard deviation in cents of how recordings are out of tune
 * @param effort with which they were played, whatever the velocity
 * @param swing whether a vibrato is in the loop
 */
public record Sampler(
        int zone, int first, double seconds, double ceiling, double detune, double effort, boolean swing) {
    public static final Sampler NONE = new Sampler(1, 0, Double.MAX_VALUE, Double.MAX_VALUE, 0, -1, true);

    /** Draws one that hardly keeps what an instrument was. */
    public static Sampler draw(Dice dice) {
        int zone = dice.whole(3, 16);
        return new Sampler(
                zone,
                dice.whole(0, zone - 1),
                dice.between(0.04, 0.5),
                2800 * Math.pow(2.6, dice.between(0, 1)),
                dice.between(0, 8),
                dice.between(0.3, 1),
                dice.chance(0.35));
    }

    /** Whether there is none. */
    public boolean isReal() {
        return zone == 1;
    }

    /** The key that was recorded to be played for a key. */
    public int recorded(int key) {
        return isReal() ? key : Math.floorDiv(key - first, zone) * zone + first + zone / 2;
    }

    /** What is left of a frequency of the recording. */
    public double passes(double hertz) {
        double over = hertz / ceiling;
        double squared = over * over;
        return 1 / Math.sqrt(1 + squared * squared * squared * squared);
    }
}
