package io.ripieno.service.tagging;

import io.ripieno.inference.Engine;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Finds the manifest of a model; what was found is believed for a few seconds, so that jobs in a row share one look. */
public final class ModelLookup {
    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private final Engine engine;
    private final Clock clock;
    private final ConcurrentMap<ModelRef, Found> found = new ConcurrentHashMap<>();

    public ModelLookup(Engine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * The model that the reference means now.
     *
     * @throws JobFailure invalid if there is none; transient if it cannot be read
     */
    public ModelManifest find(ModelRef ref) throws JobFailure {
        Found known = found.get(ref);
        if (known != null && known.until().isAfter(clock.instant())) {
            return known.manifest();
        }
        try {
            ModelManifest manifest =
                    engine.repository().resolve(engine.current(ref)).manifest();
            found.put(ref, new Found(manifest, clock.instant().plus(BELIEVED)));
            return manifest;
        } catch (ModelException e) {
            throw failure(e);
        }
    }

    /** What a model that cannot be used means for a job. */
    static JobFailure failure(ModelException e) {
        return e.problem() == ModelException.Problem.MISSING
                ? new JobFailure(
                        FailureKind.INVALID,
                        Code.UNKNOWN_MODEL,
                        JobFailure.words(e),
                        "Ask for a model that is there, or leave the model out.",
                        e)
                : JobFailure.passing(
                        Code.MODEL_LOAD, JobFailure.words(e), "Once the model is mended, send the job again.", e);
    }

    private record Found(ModelManifest manifest, Instant until) {}
}
