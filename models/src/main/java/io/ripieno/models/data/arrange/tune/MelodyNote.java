package io.ripieno.models.data.arrange.tune;

/**
 * A note of a melody.
 *
 * @param from in quarter notes from the first bar line; negative in a pickup
 * @param quarters its length, above 0
 * @param key MIDI key
 */
public record MelodyNote(double from, double quarters, int key) {
    public double to() {
        return from + quarters;
    }

    public MelodyNote moved(double by, int semitones) {
        return new MelodyNote(from + by, quarters, key + semitones);
    }
}
