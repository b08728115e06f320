package io.ripieno.models.data.solo;

import io.ripieno.models.data.phrase.Dice;

/**
 * How a held note swings.
 *
 * @param cents of the pitch to either side
 * @param loudness the share of it that comes and goes
 * @param onset seconds after which it sets in
 * @param drift cents of a slow random walk of the pitch; loudness walks with it
 */
record Vibrato(double hertz, double cents, double loudness, double onset, double drift) {
    static Vibrato draw(Dice dice, double chance, double mostCents, double mostLoudness) {
        double drift = dice.between(1, 6);
        if (!dice.chance(chance)) {
            return new Vibrato(5, 0, 0, 1, drift);
        }
        return new Vibrato(
                dice.between(4, 6.8),
                dice.between(3, mostCents),
                dice.between(0, mostLoudness),
                dice.chance(0.2) ? 0 : dice.between(0.05, 0.6),
                drift);
    }
}
