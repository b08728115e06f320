package io.ripieno.models.data.clips;

/**
 * What a piece is made from.
 *
 * @param tune names it in its collection
 * @param fingerprint of the tune's opening, by which data are split
 * @param seed of all that the tune leaves open
 */
public record PieceKey(String tune, String fingerprint, long seed) {}
