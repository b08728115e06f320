package io.ripieno.models.data.layout;

import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.wav.WavCoding;
import io.ripieno.music.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Path;

/** Writes sound in memory to WAV files. */
final class WavFile {
    private static final float FULL_SCALE = 32768;

    private WavFile() {}

    static void write(Path file, int sampleRate, float[][] sound, int from, int frames, WavCoding coding)
            throws IOException {
        try (WavWriter out = WavWriter.create(file, new AudioFormat(sampleRate, sound.length), coding)) {
            out.write(sound, from, frames);
            out.finish();
        }
    }

    /** Rounds to what 16 bits can say, so that sums of what is written are exact. */
    static void round(float[][] sound, float gain) {
        for (float[] channel : sound) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = Math.round(channel[i] * gain * FULL_SCALE) / FULL_SCALE;
            }
        }
    }
}
