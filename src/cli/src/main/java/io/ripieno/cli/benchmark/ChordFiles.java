package io.ripieno.cli.benchmark;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.FlacWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Recordings made on the spot: plucked chords of random notes over some noise, in FLAC of 16 bits, stereo, 44.1 kHz. */
final class ChordFiles {
    private static final AudioFormat FORMAT = new AudioFormat(44_100, 2);
    private static final int CHORDS = 5;
    private static final int NOTES = 4;
    private static final int PARTIALS = 6;

    private ChordFiles() {}

    /** Writes one of each length, which all differ; the same lengths give the same files. */
    static List<Path> write(Path folder, int[] seconds, DecodeWorkerPool workers) throws AudioException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < seconds.length; i++) {
            Path file = folder.resolve("chords-%d-%ds.flac".formatted(i + 1, seconds[i]));
            write(file, seconds[i], new Random(i), workers);
            files.add(file);
        }
        return files;
    }

    /**
     * Lengths as a catalogue has them: spread evenly on a logarithmic scale, in whole seconds and in random order, the
     * same ones each time.
     */
    static int[] lengths(int count, int shortest, int longest) {
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lengths.add((int) Math.round(shortest * Math.pow((double) longest / shortest, (i + 0.5) / count)));
        }
        Collections.shuffle(lengths, new Random(count));
        return lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void write(Path file, int seconds, Random random, DecodeWorkerPool workers) throws AudioException {
        List<float[][]> chords = new ArrayList<>();
        for (int i = 0; i < CHORDS; i++) {
            chords.add(second(random));
        }
        try (FlacWriter flac = FlacWriter.create(file, FORMAT, FlacWriter.Depth.BITS_16, workers)) {
            for (int s = 0; s < seconds; s++) {
                flac.write(chords.get(random.nextInt(CHORDS)), 0, FORMAT.sampleRate());
            }
            flac.finish();
        }
    }

    private static float[][] second(Random random) {
        float[][] samples = new float[FORMAT.channels()][FORMAT.sampleRate()];
        for (int note = 0; note < NOTES; note++) {
            double hz = 440 * Math.pow(2, (random.nextInt(48) - 24) / 12.0);
            double pan = random.nextDouble();
            add(samples[0], hz, 0.1 * pan);
            add(samples[1], hz, 0.1 * (1 - pan));
        }
        for (float[] channel : samples) {
            for (int n = 0; n < channel.length; n++) {
                channel[n] += (float) (0.001 * random.nextGaussian());
            }
        }
        return samples;
    }

    private static void add(float[] channel, double hz, double level) {
        for (int partial = 1; partial <= PARTIALS; partial++) {
            double step = 2 * Math.PI * hz * partial / FORMAT.sampleRate();
            double decay = 3.0 * partial / FORMAT.sampleRate();
            for (int n = 0; n < channel.length; n++) {
                channel[n] += (float) (level / partial * Math.exp(-decay * n) * Math.sin(step * n));
            }
        }
    }
}
