package io.ripieno.models.data.soundfont;

import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.wav.WavCoding;
import io.ripieno.music.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Path;

/** Notes such as a player might record. */
final class RecordedNotes {
    static final int RATE = 32_000;

    private RecordedNotes() {}

    /** Blown: a soft beginning, eight harmonics, a little vibrato and an end. */
    static float[] held(double hertz, double seconds) {
        float[] note = new float[(int) (seconds * RATE)];
        double phase = 0;
        for (int i = 0; i < note.length; i++) {
            double t = (double) i / RATE;
            phase += 2 * Math.PI * hertz * (1 + 0.003 * Math.sin(2 * Math.PI * 5 * t)) / RATE;
            double envelope = Math.min(1, Math.min(t / 0.05, (seconds - t) / 0.1));
            note[i] = (float) (0.2 * envelope * (1 + 0.1 * Math.sin(2 * Math.PI * 3 * t)) * harmonics(phase));
        }
        return note;
    }

    /** Plucked: at once, and falling by 60 dB in two seconds. */
    static float[] ringing(double hertz, double seconds) {
        float[] note = new float[(int) (seconds * RATE)];
        for (int i = 0; i < note.length; i++) {
            double t = (double) i / RATE;
            note[i] = (float) (0.3 * Math.pow(10, -1.5 * t) * harmonics(2 * Math.PI * hertz * t));
        }
        return note;
    }

    private static double harmonics(double phase) {
        double sum = 0;
        for (int harmonic = 1; harmonic <= 8; harmonic++) {
            sum += Math.sin(harmonic * phase) / harmonic;
        }
        return sum;
    }

    static void write(Path file, float[] samples) throws IOException {
        try (WavWriter wav = WavWriter.create(file, new AudioFormat(RATE, 1), WavCoding.PCM_24)) {
            wav.write(new float[][] {samples}, 0, samples.length);
            wav.finish();
        }
    }
}
