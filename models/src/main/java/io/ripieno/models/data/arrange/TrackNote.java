package io.ripieno.models.data.arrange;

/**
 * One note as written and as played.
 *
 * @param from where it is written, in quarter notes from the beginning of the piece
 * @param quarters its written length
 * @param start when it is played, in seconds from the beginning of the piece
 * @param seconds for how long the key is held
 * @param key MIDI key; of drums and cymbals it names the drum
 * @param velocity 1 to 127
 */
public record TrackNote(double from, double quarters, double start, double seconds, int key, int velocity) {
    public TrackNote {
        if (!(from >= 0 && quarters > 0 && start >= 0 && seconds > 0)) {
            throw new IllegalArgumentException("A note (written " + from + " for " + quarters + ", played " + start
                    + " s for " + seconds + " s) must begin at 0 or later and last.");
        }
        if (key < 0 || key > 127 || velocity < 1 || velocity > 127) {
            throw new IllegalArgumentException(
                    "A note (key " + key + ", velocity " + velocity + ") is outside of MIDI's 0..127 and 1..127.");
        }
    }

    /** When the key is let go, in seconds. */
    public double end() {
        return start + seconds;
    }

    /** The same note, let go at another time in seconds. */
    public TrackNote until(double end) {
        return new TrackNote(from, quarters, start, end - start, key, velocity);
    }

    /** Where it is written to end, in quarter notes. */
    public double to() {
        return from + quarters;
    }
}
