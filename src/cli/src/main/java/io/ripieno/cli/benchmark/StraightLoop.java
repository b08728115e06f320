package io.ripieno.cli.benchmark;

import io.ripieno.cli.CliException;
import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.AudioSpec;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.MonoStream;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.mel.FrontEnd;
import io.ripieno.music.mel.FrontEnds;
import io.ripieno.music.resample.ResampledStream;
import io.ripieno.music.window.WindowedStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/**
 * The plainest program that tags recordings: as many threads as callers, each of which takes the next file, decodes,
 * resamples, makes windows, runs them in batches and adds up what comes out.
 */
final class StraightLoop {
    private final AudioDecoder decoder;
    private final LoadedTagger tagger;
    private final AudioSpec audio;
    private final BooleanSupplier isUnwanted;

    /**
     * What was done.
     *
     * @param seconds of audio
     * @param windows that were run
     */
    record Done(double seconds, long windows) {}

    /** @param isUnwanted whether what is left of a run is to be left alone */
    StraightLoop(AudioDecoder decoder, LoadedTagger tagger, BooleanSupplier isUnwanted) {
        this.decoder = decoder;
        this.tagger = tagger;
        this.isUnwanted = isUnwanted;
        this.audio = Objects.requireNonNull(tagger.model().manifest().audio(), "a model that listens");
    }

    /** Tags all; a {@link CliException} tells that they are not wanted any more. */
    Done run(List<Path> files) throws Exception {
        AtomicInteger next = new AtomicInteger();
        DoubleAdder seconds = new DoubleAdder();
        LongAdder windows = new LongAdder();
        try (Crew crew = Crew.start(tagger.device().callers(), () -> {
            try (Worker worker = new Worker()) {
                for (int file = next.getAndIncrement(); file < files.size(); file = next.getAndIncrement()) {
                    if (isUnwanted.getAsBoolean()) {
                        throw new CliException("stopped while recordings were tagged");
                    }
                    Done done = worker.tag(files.get(file));
                    seconds.add(done.seconds());
                    windows.add(done.windows());
                }
                return windows;
            }
        })) {
            crew.await();
        }
        return new Done(seconds.sum(), windows.sum());
    }

    /** One thread's own. */
    private final class Worker implements AutoCloseable {
        private final FrontEnd frontEnd = FrontEnds.create(audio.frontEnd());
        private final BatchBuffers buffers =
                tagger.pool().borrow(tagger.session().graph(), tagger.batch());
        private final float[] samples = new float[audio.windowSamples()];
        private final float[] picture =
                new float[tagger.session().graph().inputs().get(0).itemSize()];
        private final float[] probabilities =
                new float[tagger.session().graph().outputs().get(0).itemSize()];
        private final double[] sums = new double[probabilities.length];

        Done tag(Path file) throws Exception {
            try (DecodedStream stream = decoder.open(file, Excerpt.WHOLE)) {
                int hop = (int) Math.round(audio.hopSeconds() * audio.sampleRate());
                WindowedStream windows = new WindowedStream(
                        ResampledStream.of(MonoStream.of(stream), audio.sampleRate()), samples.length, hop);
                long count = 0;
                long end = 0;
                int waiting = 0;
                while (windows.next(samples, 0)) {
                    frontEnd.extract(samples, 0, samples.length, picture, 0);
                    buffers.putInput(0, waiting++, picture);
                    end = windows.start() + windows.validSamples();
                    count++;
                    if (waiting == tagger.batch()) {
                        run(waiting);
                        waiting = 0;
                    }
                }
                if (waiting > 0) {
                    run(waiting);
                }
                return new Done((double) end / audio.sampleRate(), count);
            }
        }

        private void run(int items) throws Exception {
            tagger.session().run(buffers, items, new RunControl());
            for (int item = 0; item < items; item++) {
                buffers.getOutput(0, item, probabilities);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += probabilities[i];
                }
            }
        }

        @Override
        public void close() {
            buffers.close();
        }
    }
}
