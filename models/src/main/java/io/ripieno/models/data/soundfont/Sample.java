package io.ripieno.models.data.soundfont;

import org.jspecify.annotations.Nullable;

/**
 * One recorded note.
 *
 * @param name at most 20 characters of ASCII are kept
 * @param samples in mono, full scale ±1
 * @param key MIDI key that it sounds at
 * @param cents by which it sounds higher than its key, from -99 to 99
 * @param loop absent if it rings out
 */
public record Sample(
        String name,
        int sampleRate,
        float[] samples,
        int key,
        int cents,
        @Nullable Loop loop) {
    public Sample {
        if (key < 0 || key > 127 || Math.abs(cents) > 99) {
            throw new IllegalArgumentException(
                    "The pitch of " + name + " (key " + key + ", " + cents + " cents) is not one of MIDI.");
        }
        if (loop != null && loop.end() > samples.length) {
            throw new IllegalArgumentException(
                    "The loop of " + name + " ends at " + loop.end() + ", after its " + samples.length + " samples.");
        }
    }
}
