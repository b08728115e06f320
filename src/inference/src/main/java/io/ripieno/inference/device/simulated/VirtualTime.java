package io.ripieno.inference.device.simulated;

import io.ripieno.inference.device.RunControl;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only as devices work. For one device with one caller it is exact; threads do not wait for each other. */
public final class VirtualTime implements Time {
    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void pass(long nanos, RunControl control) {
        if (!control.isTerminated()) {
            now.addAndGet(nanos);
        }
    }

    /** Ends at once, as nothing could ever end it in virtual time but its watchdog. */
    @Override
    public void hang(RunControl control) {
        control.terminate();
    }
}
