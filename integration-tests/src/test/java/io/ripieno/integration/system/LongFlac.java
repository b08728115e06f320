package io.ripieno.integration.system;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import io.ripieno.music.decode.FlacWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A long recording in FLAC, made on the spot: chords of decaying tones that change every second. */
public final class LongFlac {
    private static final int SAMPLE_RATE = 44_100;

    private LongFlac() {}

    /** Writes 16-bit stereo at 44.1 kHz. */
    public static Path write(Path file, int seconds) {
        DecodeWorkerCommand command = new DecodeWorkerCommand(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Checkout.classPath("src/cli"),
                "io.ripieno.cli.Main",
                DecodeWorkerCommand.HIDDEN));
        float[][][] chords = new float[7][][];
        for (int i = 0; i < chords.length; i++) {
            chords[i] = second(110 * Math.pow(2, i / 7.0));
        }
        try (DecodeWorkerPool workers = new DecodeWorkerPool(command, DecodeWorkerSettings.DEFAULT.withWorkers(1));
                FlacWriter flac =
                        FlacWriter.create(file, new AudioFormat(SAMPLE_RATE, 2), FlacWriter.Depth.BITS_16, workers)) {
            for (int s = 0; s < seconds; s++) {
                flac.write(chords[s % chords.length], 0, SAMPLE_RATE);
            }
            flac.finish();
        } catch (AudioException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
        return file;
    }

    private static float[][] second(double hz) {
        float[][] samples = new float[2][SAMPLE_RATE];
        for (int n = 0; n < SAMPLE_RATE; n++) {
            double phase = 2 * Math.PI * hz * n / SAMPLE_RATE;
            double decay = 0.25 * Math.exp(-3.0 * n / SAMPLE_RATE);
            samples[0][n] = (float) (decay * (Math.sin(phase) + Math.sin(2.5 * phase)));
            samples[1][n] = (float) (decay * (Math.sin(phase) + Math.sin(3 * phase)));
        }
        return samples;
    }
}
