package io.ripieno.cli.benchmark;

import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.onnx.OnnxCpuDevice;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.StoredModel;

/**
 * A model's graph on the cores of this machine, with one session that both sides may use.
 *
 * @param batch windows with which a batch is full here
 */
record LoadedTagger(StoredModel model, OnnxCpuDevice device, GraphSession session, BufferPool pool, int batch)
        implements AutoCloseable {
    /** Loads it as the service would, for so many callers. */
    static LoadedTagger open(StoredModel model, int callers) throws ModelException {
        EngineSettings usual = EngineSettings.of(model.directory());
        OnnxCpuDevice device = new OnnxCpuDevice(callers);
        GraphSession session = device.load(
                model.manifest().ref().toString(), model.manifest().graph(GraphSpec.MAIN), model.graph(GraphSpec.MAIN));
        int batch = Math.min(
                model.manifest().device().preferredOn(device.kind()),
                usual.cpu().maxBatch());
        return new LoadedTagger(model, device, session, new BufferPool(usual.bufferBytes()), batch);
    }

    @Override
    public void close() {
        pool.close();
        session.close();
        device.close();
    }
}
