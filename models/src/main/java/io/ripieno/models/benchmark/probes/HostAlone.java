package io.ripieno.models.benchmark.probes;

import io.ripieno.inference.plan.HostStage;
import io.ripieno.inference.plan.Stage;
import java.util.Arrays;
import java.util.List;

/**
 * Spectra of a span on the host's threads, in slices, and no device.
 *
 * @param frames transformed in each slice
 * @param slices of each span
 */
record HostAlone(int frames, int slices) implements Probe {
    private static final int SIZE = 2048;

    /** Some milliseconds a slice. */
    static HostAlone usual() {
        return new HostAlone(128, 4);
    }

    @Override
    public String name() {
        return "host";
    }

    @Override
    public List<ProbeGraph> graphs() {
        return List.of();
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public ProbeSpan span() {
        return new ProbeSpan(SIZE, slices, SIZE / 2, SIZE);
    }

    @Override
    public List<Stage<ProbeSpan>> stages() {
        return List.of(new HostStage<>(this::slice));
    }

    @Override
    public void runBare(List<ProbeSpan> spans, BareCaller caller) {
        for (ProbeSpan span : spans) {
            int slice = 0;
            while (slice(span, slice)) {
                slice++;
            }
        }
    }

    /** Mean power over the frames of a slice, each the span's values moved on by one. */
    private boolean slice(ProbeSpan span, int slice) {
        float[] power = span.answers[slice];
        Arrays.fill(power, 0);
        for (int frame = 0; frame < frames; frame++) {
            int shift = slice * frames + frame;
            for (int n = 0; n < SIZE; n++) {
                span.frame[n] = span.values[(n + shift) % SIZE];
            }
            span.fft.power(span.frame);
            for (int bin = 0; bin < power.length; bin++) {
                power[bin] += (float) span.frame[bin] / frames;
            }
        }
        return slice + 1 < slices;
    }
}
