package io.ripieno.models.benchmark;

import io.ripieno.inference.PoolRules;
import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.onnx.OnnxCpuDevice;
import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.StoredModel;
import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import io.ripieno.music.audio.MonoStream;
import io.ripieno.music.mel.FrontEnd;
import io.ripieno.music.mel.FrontEnds;
import io.ripieno.music.resample.ResampledStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Takes windows of noise through each part of a tagger on one thread, in turns, and keeps the median of the counted
 * rounds. Recordings last several windows; the network runs in batches as the service fills them.
 */
final class FrontEndBenchmark {
    private static final int WINDOWS = 6;
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 5;
    private static final int RUNS_OF_A_ROUND = 3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final List<AudioFormat> FORMATS = List.of(
            new AudioFormat(44_100, 1),
            new AudioFormat(44_100, 2),
            new AudioFormat(48_000, 1),
            new AudioFormat(48_000, 2));

    private final StoredModel model;
    private final AudioSpec audio;
    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();

    @FunctionalInterface
    private interface Work {
        void run() throws AudioException, DeviceException;
    }

    /** Work and the windows that it takes through. */
    private record Part(int windows, Work work) {}

    FrontEndBenchmark(TaggerOptions.Tagger tagger) {
        this.model = tagger.stored();
        this.audio = tagger.audio();
    }

    FrontEndCost run() throws ModelException, AudioException, DeviceException {
        GraphSpec graph = model.manifest().graph(GraphSpec.MAIN);
        int batch = Math.min(model.manifest().device().preferredOn("cpu"), PoolRules.CPU.maxBatch());
        String name = model.manifest().ref().toString();
        try (BufferPool pool = new BufferPool(batch * BatchBuffers.bytesPerItem(graph));
                OnnxCpuDevice device = new OnnxCpuDevice(1);
                GraphSession session = device.load(name, graph, model.graph(GraphSpec.MAIN));
                BatchBuffers buffers = pool.borrow(graph, batch)) {
            List<Part> parts = new ArrayList<>();
            for (AudioFormat format : FORMATS) {
                parts.add(resampling(format));
            }
            float[] picture = new float[graph.inputs().get(0).itemSize()];
            parts.add(logMel(picture));
            RunControl control = new RunControl();
            parts.add(new Part(batch, () -> {
                for (int window = 0; window < batch; window++) {
                    buffers.putInput(0, window, picture);
                }
                session.run(buffers, batch, control);
            }));
            return cost(name, batch, measure(parts));
        }
    }

    private Part resampling(AudioFormat format) {
        int frames = (int) (WINDOWS * audio.windowSeconds() * format.sampleRate());
        float[][] samples = new float[format.channels()][];
        Arrays.setAll(samples, channel -> noise(frames, channel));
        AudioBuffer recording = new AudioBuffer(format, samples);
        float[][] room = new float[1][audio.windowSamples()];
        return new Part(WINDOWS, () -> {
            try (AudioStream mono = ResampledStream.of(MonoStream.of(recording.stream()), audio.sampleRate())) {
                int read;
                do {
                    read = mono.read(room, 0, room[0].length);
                } while (read >= 0);
            }
        });
    }

    private Part logMel(float[] picture) {
        FrontEnd frontEnd = FrontEnds.create(audio.frontEnd());
        int samples = audio.windowSamples();
        float[] mono = noise(WINDOWS * samples, FORMATS.size());
        return new Part(WINDOWS, () -> {
            for (int window = 0; window < WINDOWS; window++) {
                frontEnd.extract(mono, window * samples, samples, picture, 0);
            }
        });
    }

    private static float[] noise(int samples, long seed) {
        Random random = new Random(seed);
        float[] noise = new float[samples];
        for (int n = 0; n < samples; n++) {
            noise[n] = (float) (0.1 * random.nextGaussian());
        }
        return noise;
    }

    /** Milliseconds for a window, of each part. */
    private double[] measure(List<Part> parts) throws AudioException, DeviceException {
        double[][] millis = new double[parts.size()][ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                long start = clock.getCurrentThreadCpuTime();
                for (int run = 0; run < RUNS_OF_A_ROUND; run++) {
                    part.work().run();
                }
                long nanos = clock.getCurrentThreadCpuTime() - start;
                if (round >= 0) {
                    millis[i][round] = nanos / NANOS_PER_MILLI / (part.windows() * RUNS_OF_A_ROUND);
                }
            }
        }
        return Arrays.stream(millis)
                .mapToDouble(each -> Arrays.stream(each).sorted().toArray()[ROUNDS / 2])
                .toArray();
    }

    private FrontEndCost cost(String name, int batch, double[] millis) {
        List<FrontEndCost.Source> sources = new ArrayList<>();
        for (int i = 0; i < FORMATS.size(); i++) {
            AudioFormat format = FORMATS.get(i);
            sources.add(new FrontEndCost.Source(format.sampleRate(), format.channels(), millis[i]));
        }
        int kinds = FORMATS.size();
        return new FrontEndCost(name, audio.windowSeconds(), batch, millis[kinds], millis[kinds + 1], sources);
    }
}
