package io.ripieno.models.benchmark.probes;

import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.plan.Stage;
import io.ripieno.inference.plan.WindowStage;
import java.util.List;

/** A window of one network for each span; its first output is read. */
record OneGraph(String name, ProbeGraph graph, int batch) implements Probe {
    @Override
    public List<ProbeGraph> graphs() {
        return List.of(graph);
    }

    @Override
    public ProbeSpan span() {
        GraphSpec spec = graph.spec();
        return new ProbeSpan(
                spec.inputs().get(0).itemSize(), 1, spec.outputs().get(0).itemSize(), 1);
    }

    @Override
    public List<Stage<ProbeSpan>> stages() {
        return List.of(WindowStage.of(
                graph.key(),
                (span, window) -> System.arraycopy(span.values, 0, window.input(0), 0, span.values.length),
                (span, window) -> System.arraycopy(window.output(0), 0, span.answers[0], 0, span.answers[0].length)));
    }

    @Override
    public void runBare(List<ProbeSpan> spans, BareCaller caller) throws DeviceException {
        for (int i = 0; i < spans.size(); i++) {
            caller.buffers(graph).putInput(0, i, spans.get(i).values);
        }
        caller.run(graph, spans.size());
        for (int i = 0; i < spans.size(); i++) {
            caller.buffers(graph).getOutput(0, i, spans.get(i).answers[0]);
        }
    }
}
