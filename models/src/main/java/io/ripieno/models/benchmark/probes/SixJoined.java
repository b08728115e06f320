package io.ripieno.models.benchmark.probes;

import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.plan.Stage;
import io.ripieno.inference.plan.WindowStage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Six networks that see the same span, as those of six stems do; their answers are joined span by span. */
record SixJoined(int frames, int width, int batch, List<ProbeGraph> graphs) implements Probe {
    private static final int STEMS = 6;

    /** Networks of some milliseconds in all, for each span. */
    static SixJoined usual() {
        return of(64, 128, 8);
    }

    static SixJoined of(int frames, int width, int batch) {
        return new SixJoined(
                frames,
                width,
                batch,
                IntStream.range(0, STEMS)
                        .mapToObj(stem -> ProbeGraph.mask("stem" + stem, frames, width, stem))
                        .toList());
    }

    @Override
    public String name() {
        return "six";
    }

    @Override
    public ProbeSpan span() {
        return new ProbeSpan(frames * width, STEMS, frames * width, 1);
    }

    @Override
    public List<Stage<ProbeSpan>> stages() {
        List<WindowStage.Use<ProbeSpan>> uses = new ArrayList<>();
        for (int i = 0; i < STEMS; i++) {
            int stem = i;
            uses.add(new WindowStage.Use<>(
                    graphs.get(stem).key(),
                    (span, window) -> System.arraycopy(span.values, 0, window.input(0), 0, span.values.length),
                    (span, window) ->
                            System.arraycopy(window.output(0), 0, span.answers[stem], 0, span.answers[stem].length)));
        }
        return List.of(new WindowStage<>(uses));
    }

    @Override
    public void runBare(List<ProbeSpan> spans, BareCaller caller) throws DeviceException {
        for (int stem = 0; stem < STEMS; stem++) {
            ProbeGraph graph = graphs.get(stem);
            for (int i = 0; i < spans.size(); i++) {
                caller.buffers(graph).putInput(0, i, spans.get(i).values);
            }
            caller.run(graph, spans.size());
            for (int i = 0; i < spans.size(); i++) {
                caller.buffers(graph).getOutput(0, i, spans.get(i).answers[stem]);
            }
        }
    }
}
