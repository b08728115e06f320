package io.ripieno.inference.device.simulated;

import org.jspecify.annotations.Nullable;

/** A device that is gone for a time. */
record Gone(long from, long to) implements Behaviour {
    @Override
    public @Nullable Fault of(Run run) {
        return isGone(run.nanos()) ? Fault.LOST : null;
    }

    @Override
    public boolean isGone(long nanos) {
        return nanos >= from && nanos < to;
    }
}
