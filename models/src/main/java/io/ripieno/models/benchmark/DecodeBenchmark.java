package io.ripieno.models.benchmark;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import io.ripieno.music.decode.UnshelteredCodec;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Decodes the same files in this process and through a pool of workers, in turns, and compares the CPU time. */
final class DecodeBenchmark {
    private static final AudioFormat FORMAT = new AudioFormat(44_100, 2);
    private static final int DIFFERENT = 16;
    private static final int TURN = 50;

    private final UnshelteredCodec.Kind kind;
    private final int seconds;

    DecodeBenchmark(UnshelteredCodec.Kind kind, int seconds) {
        this.kind = kind;
        this.seconds = seconds;
    }

    /**
     * Measures.
     *
     * @param count files that each side decodes; there are {@value #DIFFERENT} different ones
     * @param folder empty, to be filled
     */
    DecodeCost run(int count, Path folder) throws IOException {
        List<Path> files = write(folder);
        ProcessTimes straight = new ProcessTimes(0, 0);
        ProcessTimes pooled = new ProcessTimes(0, 0);
        decodeHere(files, 0, TURN);
        ProcessTimes start = ProcessTimes.now();
        DecodeWorkerSettings settings = DecodeWorkerSettings.DEFAULT;
        DecodeWorkerPool workers = new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), settings);
        try (AudioDecoder decoder = new AudioDecoder(AudioLimits.DEFAULT, workers)) {
            for (int done = 0; done < count; done += TURN) {
                requireGoingOn();
                int end = Math.min(count, done + TURN);
                ProcessTimes before = ProcessTimes.now();
                decodeHere(files, done, end);
                ProcessTimes between = ProcessTimes.now();
                decodeByWorkers(decoder, files, done, end);
                straight = straight.plus(between.since(before));
                pooled = pooled.plus(ProcessTimes.now().since(between));
            }
            double children = ProcessTimes.now().since(start).children();
            return new DecodeCost(kind, seconds, count, workers.started(), straight.self(), children, pooled.self());
        }
    }

    private void decodeHere(List<Path> files, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            requireLength(UnshelteredCodec.decode(files.get(i % files.size())));
        }
    }

    private void decodeByWorkers(AudioDecoder decoder, List<Path> files, int from, int to) throws IOException {
        float[][] block = new float[FORMAT.channels()][1 << 14];
        for (int i = from; i < to; i++) {
            try (DecodedStream stream = decoder.open(files.get(i % files.size()), Excerpt.WHOLE)) {
                long frames = 0;
                for (int read; (read = stream.read(block, 0, block[0].length)) >= 0; ) {
                    frames += read;
                }
                requireLength(frames);
            }
        }
    }

    private static void requireGoingOn() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("The benchmark was interrupted.");
        }
    }

    private void requireLength(long frames) throws IOException {
        if (Math.abs(frames / (double) FORMAT.sampleRate() - seconds) > 0.1) {
            throw new IOException("A file of " + seconds + " s was decoded to " + frames
                    + " frames: the measurement is void, and the decoder wrong.");
        }
    }

    private List<Path> write(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < DIFFERENT; i++) {
            requireGoingOn();
            Path file = folder.resolve(i + "." + kind);
            UnshelteredCodec.encode(file, kind, signal(i).stream());
            files.add(file);
        }
        return files;
    }

    /** A chord with a noise floor, so that it is as hard to decode as music. */
    private AudioBuffer signal(int seed) {
        Random random = new Random(seed);
        float[][] samples = new float[FORMAT.channels()][seconds * FORMAT.sampleRate()];
        for (float[] channel : samples) {
            double step = 2 * Math.PI * (110 + random.nextInt(440)) / FORMAT.sampleRate();
            for (int i = 0; i < channel.length; i++) {
                double tone = Math.sin(step * i) + 0.5 * Math.sin(2.01 * step * i) + 0.25 * Math.sin(5.02 * step * i);
                channel[i] = (float) (0.2 * tone + 0.01 * random.nextGaussian());
            }
        }
        return new AudioBuffer(FORMAT, samples);
    }
}
