package io.ripieno.models.data.voice;

/**
 * A note to be sung.
 *
 * @param start in seconds
 * @param end in seconds
 * @param key of MIDI
 * @param velocity of MIDI, 1 to 127
 */
public record SungNote(double start, double end, int key, int velocity) {
    public SungNote {
        if (!(start >= 0 && end > start) || key < 0 || key > 127 || velocity < 1 || velocity > 127) {
            throw new IllegalArgumentException("The note from " + start + " to " + end + " s, key " + key
                    + ", velocity " + velocity + " cannot be sung.");
        }
    }
}
