package io.ripieno.models.data.arrange;

/**
 * One beat of a piece.
 *
 * @param quarters position from the beginning of the piece, in quarter notes
 * @param seconds when it falls
 * @param bar from 0
 * @param number in its bar, from 1; the downbeat is 1
 */
public record Beat(double quarters, double seconds, int bar, int number) {
    public boolean isDownbeat() {
        return number == 1;
    }
}
