package io.ripieno.models.benchmark.probes;

import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A caller that runs sessions directly, with buffers of its own for each graph. */
final class BareCaller implements AutoCloseable {
    private final Map<BatchKey, GraphSession> sessions;
    private final Map<BatchKey, BatchBuffers> buffers = new LinkedHashMap<>();

    BareCaller(Map<BatchKey, GraphSession> sessions, List<ProbeGraph> graphs, BufferPool pool, int batch) {
        this.sessions = sessions;
        graphs.forEach(graph -> buffers.put(graph.key(), pool.borrow(graph.spec(), batch)));
    }

    BatchBuffers buffers(ProbeGraph graph) {
        return Objects.requireNonNull(buffers.get(graph.key()));
    }

    void run(ProbeGraph graph, int items) throws DeviceException {
        Objects.requireNonNull(sessions.get(graph.key())).run(buffers(graph), items, new RunControl());
    }

    @Override
    public void close() {
        buffers.values().forEach(BatchBuffers::close);
    }
}
