package io.ripieno.inference;

import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelException.Problem;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.work.BackOff;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Models that could not be loaded, so that the jobs that ask for one do not have it tried again one after another. */
final class FailedLoads {
    private final BackOff pauses;
    private final LongSupplier nanoClock;
    private final Map<ModelRef, Failure> failures = new ConcurrentHashMap<>();

    private record Failure(ModelException why, int times, long nextTry) {}

    FailedLoads(BackOff pauses, LongSupplier nanoClock) {
        this.pauses = pauses;
        this.nanoClock = nanoClock;
    }

    /**
     * Returns if the model may be tried.
     *
     * @throws ModelException with what it failed for, if that was a moment ago
     */
    void check(ModelRef model) throws ModelException {
        Failure known = failures.get(model);
        if (known == null) {
            return;
        }
        long left = known.nextTry - nanoClock.getAsLong();
        if (left > 0) {
            throw new ModelException(
                    known.why.problem(),
                    known.why.getMessage() + " Loading it is tried again in "
                            + Duration.ofNanos(left).toMillis() + " ms.",
                    known.why);
        }
    }

    /** The model could not be loaded; one that is not there is looked for each time. */
    void failed(ModelRef model, ModelException why) {
        if (why.problem() != Problem.MISSING) {
            failures.compute(model, (ref, before) -> {
                int times = before == null ? 1 : before.times + 1;
                return new Failure(why, times, nanoClock.getAsLong() + pauses.nanosAfter(times));
            });
        }
    }

    void loaded(ModelRef model) {
        failures.remove(model);
    }
}
