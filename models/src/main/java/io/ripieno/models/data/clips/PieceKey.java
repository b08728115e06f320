package io.ripieno.models.data.clips;

/**
 * What a piece is made from. The same key gives the same piece as long as the rules of arranging are the same.
 *
 * @param tune names it in its collection, such as {@code own#17}; of a piece without a tune, its group and number
 * @param fingerprint of the tune's opening in hexadecimal, by which data are split; empty without a tune
 * @param seed of all that the tune leaves open, and the name of the piece's files
 */
public record PieceKey(String tune, String fingerprint, long seed) {}
