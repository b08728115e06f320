package io.ripieno.models.benchmark.probes;

import io.ripieno.music.spectral.RealFft;
import java.util.Random;

/** What a probe keeps for a span: what goes in, which differs from span to span, and what comes out. */
final class ProbeSpan {
    private static final int DIFFERENT = 97;

    /** What goes in; the first value tells spans apart. */
    final float[] values;

    /** What came out, graph by graph. */
    final float[][] answers;

    /** For the work of the host: a transform, which only one thread at a time may use, and a frame of its size. */
    final RealFft fft;

    final double[] frame;

    private long number;

    /** @param fftSize of the transform, at least 1 */
    ProbeSpan(int values, int answers, int answerSize, int fftSize) {
        this.values = new float[values];
        this.answers = new float[answers][answerSize];
        this.fft = new RealFft(fftSize);
        this.frame = new double[fftSize];
        Random random = new Random(1);
        for (int i = 0; i < values; i++) {
            this.values[i] = (float) (0.1 * random.nextGaussian());
        }
    }

    /** From now on it is the span of that number. */
    void begin(long spanNumber) {
        number = spanNumber;
        values[0] = (float) (spanNumber % DIFFERENT) / DIFFERENT;
    }

    long number() {
        return number;
    }
}
