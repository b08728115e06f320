package io.ripieno.cli.benchmark;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.FlacWriter;
import java.nio.file.Path;

/** A recording of hours, made on the spot: a plucked note each second, up and down a scale, in FLAC, mono, 22.05 kHz. */
final class LongRecording {
    private static final AudioFormat FORMAT = new AudioFormat(22_050, 1);
    private static final int NOTES = 13;
    private static final int PARTIALS = 5;
    private static final double LOWEST_HZ = 196;

    private LongRecording() {}

    static Path write(Path file, int seconds, DecodeWorkerPool workers) throws AudioException {
        float[][][] notes = new float[NOTES][][];
        for (int note = 0; note < NOTES; note++) {
            notes[note] = new float[][] {note(LOWEST_HZ * Math.pow(2, note / 12.0))};
        }
        try (FlacWriter flac = FlacWriter.create(file, FORMAT, FlacWriter.Depth.BITS_16, workers)) {
            for (int s = 0; s < seconds; s++) {
                int step = s % (2 * NOTES - 2);
                flac.write(notes[Math.min(step, 2 * NOTES - 2 - step)], 0, FORMAT.sampleRate());
            }
            flac.finish();
        }
        return file;
    }

    private static float[] note(double hz) {
        float[] samples = new float[FORMAT.sampleRate()];
        for (int partial = 1; partial <= PARTIALS; partial++) {
            double step = 2 * Math.PI * hz * partial / FORMAT.sampleRate();
            for (int n = 0; n < samples.length; n++) {
                double decay = Math.exp(-3.0 * partial * n / FORMAT.sampleRate());
                samples[n] += (float) (0.3 / partial * decay * Math.sin(step * n));
            }
        }
        return samples;
    }
}
