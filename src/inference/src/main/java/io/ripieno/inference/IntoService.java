package io.ripieno.inference;

import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.device.EquippedDevice;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads models from a repository onto devices and hands their windows to a scheduler. */
record IntoService(
        ModelRepository repository, ModelLoader loader, BatchScheduler scheduler, List<EquippedDevice> devices)
        implements LoadedModels.Loading {
    private static final Logger LOG = LoggerFactory.getLogger(IntoService.class);

    @Override
    public LoadedModel load(ModelRef exact) throws ModelException {
        return loader.load(repository.resolve(exact));
    }

    @Override
    public void serve(LoadedModel fresh) {
        fresh.placements().forEach((graph, placed) -> scheduler.serve(fresh.key(graph), placed));
    }

    /** Jobs that were begun stay where they are; others go to all devices that have the model now. */
    void widen(LoadedModel known, LoadedModel wider) {
        known.widen(wider);
        known.placements().forEach((graph, placed) -> scheduler.serveAnew(known.key(graph), placed));
        LOG.info(
                "Devices take a model that were left out of it before. model={} device={}",
                known.warm().manifest().ref(),
                known.warm().device());
    }

    /** Tells of devices whose memory does not hold both, on which work waited. */
    @Override
    public void replaced(LoadedModel old, LoadedModel fresh) {
        for (EquippedDevice equipped : devices) {
            long both = fresh.bytesOn(equipped.device()) + old.bytesOn(equipped.device());
            long budget = equipped.sessions().memory().budgetBytes();
            if (both > budget) {
                LOG.warn(
                        "The memory for models does not hold two versions of this one, so that work waited while the"
                                + " new one was verified. Raise ripieno.models.memory. model={} device={} both={}"
                                + " budget={}",
                        fresh.warm().manifest().ref(),
                        equipped.device().name(),
                        both,
                        budget);
            }
        }
    }
}
