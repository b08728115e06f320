package io.ripieno.models.data.layout;

import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.wav.WavCoding;
import io.ripieno.music.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Path;

/** Writes sound in memory to WAV files. */
final class WavFile {
    /** How loud whole numbers are at most, of full scale. */
    static final float HIGHEST = 0.999f;

    private static final float FULL_SCALE = 32768;

    private WavFile() {}

    static void write(Path file, int sampleRate, float[][] sound, int from, int frames, WavCoding coding)
            throws IOException {
        try (WavWriter out = WavWriter.create(file, new AudioFormat(sampleRate, sound.length), coding)) {
            out.write(sound, from, frames);
            out.finish();
        }
    }

    /** The largest absolute value. */
    static float peak(float[][] sound) {
        float peak = 0;
        for (float[] channel : sound) {
            for (float sample : channel) {
                peak = Math.max(peak, Math.abs(sample));
            }
        }
        return peak;
    }

    static float[][] scaled(float[][] sound, float gain) {
        float[][] scaled = new float[sound.length][];
        for (int c = 0; c < sound.length; c++) {
            scaled[c] = sound[c].clone();
            for (int i = 0; i < scaled[c].length; i++) {
                scaled[c][i] *= gain;
            }
        }
        return scaled;
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
