package io.ripieno.inference.device;

import io.ripieno.inference.model.GraphRunner;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelException.Problem;
import java.util.HashMap;
import java.util.Map;

/** Runs single items, for goldens. Holds one session at a time. */
public final class SessionRunner implements GraphRunner {
    private final Map<String, ? extends SessionSource> sessions;
    private final BufferPool pool;

    /** @param sessions by the name of the graph */
    public SessionRunner(Map<String, ? extends SessionSource> sessions, BufferPool pool) {
        this.sessions = Map.copyOf(sessions);
        this.pool = pool;
    }

    @Override
    public Map<String, float[]> run(String graph, Map<String, float[]> inputs) throws ModelException {
        SessionSource source = sessions.get(graph);
        if (source == null) {
            throw new ModelException(
                    Problem.UNSUPPORTED,
                    "There is no graph " + graph + ", only " + sessions.keySet() + ". Correct the goldens.");
        }
        GraphSpec spec = source.graph();
        try (SessionLease lease = source.acquire(new RunControl());
                BatchBuffers buffers = pool.borrow(spec, 1)) {
            for (int i = 0; i < spec.inputs().size(); i++) {
                float[] values = inputs.get(spec.inputs().get(i).tensor());
                if (values == null || values.length != spec.inputs().get(i).itemSize()) {
                    throw new ModelException(
                            Problem.UNSUPPORTED,
                            "A golden gives graph " + graph + " no values, or not as many as it takes, for "
                                    + spec.inputs().get(i).describe() + ". Correct the goldens.");
                }
                buffers.putInput(i, 0, values);
            }
            lease.session().run(buffers, 1, new RunControl());
            Map<String, float[]> outputs = new HashMap<>();
            for (int i = 0; i < spec.outputs().size(); i++) {
                float[] values = new float[spec.outputs().get(i).itemSize()];
                buffers.getOutput(i, 0, values);
                outputs.put(spec.outputs().get(i).tensor(), values);
            }
            return outputs;
        } catch (DeviceException e) {
            throw new ModelException(
                    e.ofModel(), "Graph " + graph + " could not be run for a golden: " + e.getMessage(), e);
        }
    }
}
