package io.ripieno.models.data.phrase;

/**
 * One sounding note.
 *
 * @param start seconds from the beginning of the phrase
 * @param seconds that the key is held
 * @param key MIDI key; on the drum channel it names the drum
 * @param velocity 1 to 127
 */
public record Note(double start, double seconds, int key, int velocity) {
    public Note {
        if (!(start >= 0) || !(seconds > 0)) {
            throw new IllegalArgumentException(
                    "A note (start " + start + " s, length " + seconds + " s) must start at 0 or later and last.");
        }
        if (key < 0 || key > 127 || velocity < 1 || velocity > 127) {
            throw new IllegalArgumentException(
                    "A note (key " + key + ", velocity " + velocity + ") is outside of MIDI's 0..127 and 1..127.");
        }
    }

    public double end() {
        return start + seconds;
    }
}
