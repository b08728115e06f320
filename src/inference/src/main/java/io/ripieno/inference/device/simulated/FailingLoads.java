package io.ripieno.inference.device.simulated;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A device on which runs work and loads may not. */
record FailingLoads(Function<Behaviour.Load, @Nullable Fault> decision) implements Behaviour {
    @Override
    public @Nullable Fault of(Run run) {
        return null;
    }

    @Override
    public @Nullable Fault ofLoad(Load load) {
        return decision.apply(load);
    }
}
