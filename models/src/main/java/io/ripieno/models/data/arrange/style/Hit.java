package io.ripieno.models.data.arrange.style;

/**
 * One stroke of a drum pattern.
 *
 * @param at in quarter notes from the bar line
 * @param drum key on the drum channel
 * @param emphasis added to the player's loudness in steps of velocity
 */
public record Hit(double at, int drum, double emphasis) {}
