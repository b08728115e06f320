package io.ripieno.models.benchmark.probes;

import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.plan.Stage;
import java.util.List;

/** A worker that does nothing for anybody, as a plan of stages and as a bare loop that comes to the same. */
sealed interface Probe permits SixJoined, LoopOf64, HostAlone, OneGraph {
    String name();

    /** What it runs on devices; empty if it holds none. */
    List<ProbeGraph> graphs();

    /** Spans that fill a batch. */
    int batch();

    /** Room for a span. */
    ProbeSpan span();

    /** What becomes of each span. */
    List<Stage<ProbeSpan>> stages();

    /** The same for so many spans at once, by a caller with its own buffers. */
    void runBare(List<ProbeSpan> spans, BareCaller caller) throws DeviceException;
}
