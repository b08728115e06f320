package io.ripieno.models.data.arrange.part;

/**
 * A note as written.
 *
 * @param from in quarter notes from the beginning of the piece
 * @param quarters its written length
 * @param held share of the length for which it sounds
 * @param emphasis added to the player's loudness in steps of velocity
 * @param late seconds after its place, for strings of a strum
 */
public record Written(double from, double quarters, int key, double held, double emphasis, double late) {
    public double to() {
        return from + quarters;
    }
}
