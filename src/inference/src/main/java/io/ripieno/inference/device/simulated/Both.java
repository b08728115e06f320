package io.ripieno.inference.device.simulated;

import org.jspecify.annotations.Nullable;

/** What is wrong with either; the first one is asked first. */
record Both(Behaviour first, Behaviour second) implements Behaviour {
    @Override
    public @Nullable Fault of(Run run) {
        Fault fault = first.of(run);
        return fault == null ? second.of(run) : fault;
    }

    @Override
    public @Nullable Fault ofLoad(Load load) {
        Fault fault = first.ofLoad(load);
        return fault == null ? second.ofLoad(load) : fault;
    }

    @Override
    public boolean isGone(long nanos) {
        return first.isGone(nanos) || second.isGone(nanos);
    }
}
