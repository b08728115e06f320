package io.ripieno.models.benchmark.probes;

import io.ripieno.inference.batch.WindowItem;
import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.plan.LoopStage;
import io.ripieno.inference.plan.Stage;
import io.ripieno.inference.plan.WindowStage;
import java.util.Arrays;
import java.util.List;

/** A network with state in and out that runs 64 times, each time on what it answered before. */
record LoopOf64(int tokens, int hidden, int batch, ProbeGraph graph) implements Probe {
    static final int STEPS = 64;

    /** A state of 512, as decoders of melodies have. */
    static LoopOf64 usual() {
        return of(64, 512, 8);
    }

    static LoopOf64 of(int tokens, int hidden, int batch) {
        return new LoopOf64(tokens, hidden, batch, ProbeGraph.step("decoder", tokens, hidden, 7));
    }

    @Override
    public String name() {
        return "loop";
    }

    @Override
    public List<ProbeGraph> graphs() {
        return List.of(graph);
    }

    @Override
    public ProbeSpan span() {
        return new ProbeSpan(tokens, 1, tokens, 1);
    }

    @Override
    public List<Stage<ProbeSpan>> stages() {
        WindowStage.Use<ProbeSpan> use = new WindowStage.Use<>(
                graph.key(),
                (span, window) -> {
                    System.arraycopy(span.values, 0, window.input(0), 0, tokens);
                    Arrays.fill(window.input(1), 0);
                },
                (span, window) -> System.arraycopy(window.output(0), 0, span.answers[0], 0, tokens));
        return List.of(new LoopStage<>(use, (span, step, window) -> feedBack(window), STEPS));
    }

    private boolean feedBack(WindowItem window) {
        System.arraycopy(window.output(0), 0, window.input(0), 0, tokens);
        System.arraycopy(window.output(1), 0, window.input(1), 0, hidden);
        return true;
    }

    @Override
    public void runBare(List<ProbeSpan> spans, BareCaller caller) throws DeviceException {
        BatchBuffers buffers = caller.buffers(graph);
        int items = spans.size();
        for (int i = 0; i < items; i++) {
            buffers.putInput(0, i, spans.get(i).values);
            buffers.putInput(1, i, new float[hidden]);
        }
        for (int step = 1; step <= STEPS; step++) {
            caller.run(graph, items);
            if (step < STEPS) {
                buffers.input(0, items).put(buffers.output(0, items));
                buffers.input(1, items).put(buffers.output(1, items));
            }
        }
        for (int i = 0; i < items; i++) {
            buffers.getOutput(0, i, spans.get(i).answers[0]);
        }
    }
}
