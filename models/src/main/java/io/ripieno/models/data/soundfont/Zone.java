package io.ripieno.models.data.soundfont;

/**
 * Where on the keyboard a sample plays.
 *
 * @param lowKey the lowest MIDI key
 * @param highKey the highest
 * @param lowVelocity the softest stroke
 * @param highVelocity the hardest
 * @param attack seconds in which it fades in
 * @param release seconds in which it falls by 100 dB after the key is let go
 */
public record Zone(
        Sample sample, int lowKey, int highKey, int lowVelocity, int highVelocity, double attack, double release) {
    public Zone {
        if (lowKey < 0
                || highKey > 127
                || lowKey > highKey
                || lowVelocity < 0
                || highVelocity > 127
                || lowVelocity > highVelocity) {
            throw new IllegalArgumentException("The zone of " + sample.name() + " (keys " + lowKey + " to " + highKey
                    + ", velocities " + lowVelocity + " to " + highVelocity + ") must lie within 0 to 127.");
        }
    }
}
