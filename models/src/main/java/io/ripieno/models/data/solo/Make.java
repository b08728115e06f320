package io.ripieno.models.data.solo;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.phrase.Dice;

/** An instrument in somebody's hands. */
record Make(Timbre timbre, Air air, Touch touch, Vibrato vibrato, Sampler sampler) {
    private static final double SAMPLED = 0.5;

    static boolean has(Player player) {
        return switch (player) {
            case CLARINET, FLUTE, SAXOPHONE, TROMBONE, TRUMPET, VIOLIN -> true;
            default -> false;
        };
    }

    /**
     * Draws one.
     *
     * @param program of General MIDI, which chooses among saxophones, flutes and mutes
     */
    static Make draw(Player player, int program, Dice dice) {
        Sampler sampler = dice.chance(SAMPLED) ? Sampler.draw(dice) : Sampler.NONE;
        return switch (player) {
            case CLARINET -> Reeds.clarinet(sampler, dice);
            case SAXOPHONE -> Reeds.saxophone(program, sampler, dice);
            case FLUTE -> Flutes.flute(program, sampler, dice);
            case TRUMPET -> Brass.trumpet(program, sampler, dice);
            case TROMBONE -> Brass.trombone(sampler, dice);
            case VIOLIN -> Strings.violin(sampler, dice);
            default ->
                throw new IllegalArgumentException("There is no " + player.label()
                        + " here: ask whether the sound plays a track, and play it with another.");
        };
    }

    /** A share from decibels that are drawn evenly. */
    static double share(Dice dice, double fromDecibels, double toDecibels) {
        return Math.pow(10, dice.between(fromDecibels, toDecibels) / 20);
    }

    /** Evenly on a scale of octaves. */
    static double octaves(Dice dice, double from, double to) {
        return from * Math.pow(to / from, dice.between(0, 1));
    }
}
