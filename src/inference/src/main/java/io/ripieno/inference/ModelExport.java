package io.ripieno.inference;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.SessionRunner;
import io.ripieno.inference.device.onnx.OnnxCpuDevice;
import io.ripieno.inference.model.GoldenCheck;
import io.ripieno.inference.model.Goldens;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.StoredModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Completes what a training run leaves behind: measures the graphs' files, computes the expected values of the goldens
 * with the runtime that will serve them, and writes {@code model.json}.
 */
public final class ModelExport {
    private static final long BUFFER_BYTES = 1L << 30;

    private ModelExport() {}

    /**
     * Writes {@code model.json} beside the graphs.
     *
     * @param directory that holds the ONNX files
     * @param draft with {@link GraphSpec#draft} graphs and goldens whose expected values are left out
     * @return what was written
     * @throws ModelException if a graph is missing, is not what the draft says, or the draft does not follow the schema
     */
    public static ModelManifest complete(Path directory, ModelManifest draft) throws ModelException {
        ModelManifest measured = draft.measured(directory);
        return measured.withGoldens(goldens(directory, measured)).write(directory);
    }

    private static Goldens goldens(Path directory, ModelManifest model) throws ModelException {
        StoredModel stored = new StoredModel(directory, model);
        Map<String, ResidentSession> sessions = new LinkedHashMap<>();
        try (OnnxCpuDevice device = new OnnxCpuDevice(1);
                BufferPool pool = new BufferPool(BUFFER_BYTES)) {
            for (GraphSpec graph : model.graphs()) {
                GraphSession session = device.load(model.ref().toString(), graph, stored.graph(graph.name()));
                sessions.put(graph.name(), new ResidentSession(session, graph.bytes()));
            }
            return new GoldenCheck(model, new SessionRunner(sessions, pool)).compute();
        } finally {
            sessions.values().forEach(resident -> resident.session().close());
        }
    }
}
