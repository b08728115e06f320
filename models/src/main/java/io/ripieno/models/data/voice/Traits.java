package io.ripieno.models.data.voice;

import io.ripieno.models.data.phrase.Dice;

/**
 * What tells one singer from another.
 *
 * @param tract factor of all formant frequencies; a shorter tract has higher ones
 * @param rd shape of the glottal pulse when singing at medium strength
 * @param breath level of breath noise relative to the pulse
 * @param vibratoHertz cycles a second
 * @param vibratoCents to each side
 * @param vibratoOnset seconds until it is there in full
 * @param jitter standard deviation of a period, relative
 * @param shimmer standard deviation of the strength of a period, relative
 * @param portamento seconds that a slur takes
 * @param scoop cents below the pitch from which a note is begun
 * @param consonants share of notes that begin with one
 * @param ring factor of the third and higher formants
 */
record Traits(
        double tract,
        double rd,
        double breath,
        double vibratoHertz,
        double vibratoCents,
        double vibratoOnset,
        double jitter,
        double shimmer,
        double portamento,
        double scoop,
        double consonants,
        double ring) {
    static Traits draw(Dice dice, boolean inChoir) {
        boolean straight = dice.chance(inChoir ? 0.4 : 0.25);
        return new Traits(
                dice.between(0.92, 1.1),
                dice.between(0.7, 2.0),
                0.3 * Math.pow(0.05, dice.between(0.2, 1)),
                dice.between(4.6, 6.6),
                straight ? dice.between(0, 12) : dice.between(20, inChoir ? 60 : 100),
                dice.between(0.15, 0.6),
                dice.between(0.002, 0.008),
                dice.between(0.01, 0.05),
                dice.between(0.04, 0.16),
                dice.chance(0.5) ? dice.between(20, 180) : 0,
                dice.between(0, 0.9),
                Math.pow(10, dice.between(-8, 6) / 20));
    }
}
