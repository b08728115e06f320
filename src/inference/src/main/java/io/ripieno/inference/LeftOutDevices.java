package io.ripieno.inference;

import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.work.BackOff;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries devices again that were left out of a model as it was loaded, because they were lost or lacked memory: when a job
 * asks for the model, but ever more rarely.
 */
final class LeftOutDevices {
    private static final Logger LOG = LoggerFactory.getLogger(LeftOutDevices.class);

    private final ModelLoader loader;
    private final BackOff pauses;
    private final LongSupplier nanoClock;
    private final Executor executor;
    private final BiConsumer<LoadedModel, LoadedModel> served;
    private final Map<LoadedModel, Try> tries = new IdentityHashMap<>();

    private record Try(int times, long next) {}

    /**
     * @param executor on which models are loaded, so that no job waits for it
     * @param served hears of a model that further devices take, and of what it is from now on
     */
    LeftOutDevices(
            ModelLoader loader,
            BackOff pauses,
            LongSupplier nanoClock,
            Executor executor,
            BiConsumer<LoadedModel, LoadedModel> served) {
        this.loader = loader;
        this.pauses = pauses;
        this.nanoClock = nanoClock;
        this.executor = executor;
        this.served = served;
    }

    /** A job asks for the model. */
    void asked(LoadedModel model) {
        if (!loader.isEverywhere(model) && isDue(model)) {
            executor.execute(() -> tryAgain(model));
        }
    }

    /** Whoever is told so tries, and nobody else does meanwhile. */
    private synchronized boolean isDue(LoadedModel model) {
        Try latest = tries.get(model);
        if (latest == null) {
            later(model, 1);
            return false;
        }
        if (nanoClock.getAsLong() < latest.next) {
            return false;
        }
        tries.put(model, new Try(latest.times, Long.MAX_VALUE));
        return true;
    }

    private void tryAgain(LoadedModel model) {
        try {
            served.accept(model, loader.widen(model));
        } catch (ModelException | RuntimeException e) {
            LOG.info(
                    "No device takes a model that was left out of it before. model={}",
                    model.warm().manifest().ref(),
                    e);
        } finally {
            triedOnce(model);
        }
    }

    private synchronized void triedOnce(LoadedModel model) {
        Try latest = tries.remove(model);
        if (!loader.isEverywhere(model)) {
            later(model, latest == null ? 1 : latest.times + 1);
        }
    }

    private void later(LoadedModel model, int times) {
        tries.put(model, new Try(times, nanoClock.getAsLong() + pauses.nanosAfter(times)));
    }
}
