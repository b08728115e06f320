package io.ripieno.inference;

import io.ripieno.inference.batch.BatchPolicy;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.SessionRunner;
import io.ripieno.inference.device.WarmUp;
import io.ripieno.inference.model.GoldenCheck;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelException.Problem;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.StoredModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Brings a model from disk onto a device: compares digests, loads, verifies goldens, warms up. */
final class ModelLoader {
    private final EngineSettings settings;
    private final Device device;
    private final BufferPool pool;

    ModelLoader(EngineSettings settings, Device device, BufferPool pool) {
        this.settings = settings;
        this.device = device;
        this.pool = pool;
    }

    LoadedModel load(StoredModel stored) throws ModelException {
        long begin = System.nanoTime();
        ModelManifest manifest = stored.manifest();
        Map<String, GraphSession> sessions = new LinkedHashMap<>();
        boolean complete = false;
        try {
            for (GraphSpec graph : manifest.graphs()) {
                sessions.put(graph.name(), device.load(manifest.ref().toString(), graph, stored.graph(graph.name())));
            }
            new GoldenCheck(manifest, new SessionRunner(sessions, pool)).verify();
            Map<String, Placement> placements = new LinkedHashMap<>();
            Map<String, RunCost> costs = new HashMap<>();
            for (GraphSession session : sessions.values()) {
                Placement placement = place(manifest, session);
                placements.put(session.graph().name(), placement);
                costs.put(session.graph().name(), placement.cost());
            }
            WarmModel warm = new WarmModel(manifest, device.name(), costs, (System.nanoTime() - begin) * 1e-9);
            complete = true;
            return new LoadedModel(warm, sessions, placements);
        } finally {
            if (!complete) {
                sessions.values().forEach(GraphSession::close);
            }
        }
    }

    private Placement place(ModelManifest manifest, GraphSession session) throws ModelException {
        int fullBatch = fullBatch(manifest, session.graph());
        try {
            RunCost cost = new WarmUp(pool, device::costNanos).measure(session, fullBatch);
            return new Placement(
                    new ResidentSession(session, session.graph().bytes()),
                    new BatchPolicy(fullBatch, settings.batchDelay(), true),
                    cost);
        } catch (DeviceException e) {
            throw new ModelException(
                    Problem.UNSUPPORTED,
                    "Model " + manifest.ref() + " could not be warmed up on " + device.name() + ": " + e.getMessage(),
                    e);
        }
    }

    /** What the model prefers here, within the caps on batches and on the buffers that all callers share. */
    private int fullBatch(ModelManifest manifest, GraphSpec graph) throws ModelException {
        long fitting = settings.bufferBytes() / device.callers() / BatchBuffers.bytesPerItem(graph);
        if (fitting < 1) {
            throw new ModelException(
                    Problem.UNSUPPORTED,
                    "One item of graph " + graph.name() + " of " + manifest.ref() + " takes "
                            + BatchBuffers.bytesPerItem(graph) + " bytes, over the share that each of "
                            + device.callers() + " callers has of the " + settings.bufferBytes()
                            + " bytes for buffers. Raise that cap.");
        }
        int preferred = manifest.device().preferredOn(device.kind());
        return (int) Math.min(fitting, Math.min(preferred, settings.maxBatch()));
    }
}
