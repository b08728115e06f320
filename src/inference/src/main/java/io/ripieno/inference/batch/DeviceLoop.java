package io.ripieno.inference.batch;

import io.ripieno.inference.device.Device;
import java.util.concurrent.locks.LockSupport;

/** One caller of a device: takes a batch, runs it, takes the next. */
final class DeviceLoop implements Runnable {
    private static final long PAUSE_NANOS = 100_000_000;

    private final BatchScheduler scheduler;
    private final Dispatch dispatch;
    private final Device device;

    DeviceLoop(BatchScheduler scheduler, Dispatch dispatch, Device device) {
        this.scheduler = scheduler;
        this.dispatch = dispatch;
        this.device = device;
    }

    @Override
    public void run() {
        Batch batch = new Batch();
        while (awaitBatch(batch)) {
            scheduler.execute(batch);
        }
    }

    /** Whatever breaks off there, the caller stays; it pauses, lest it fills the log. */
    private boolean awaitBatch(Batch batch) {
        while (true) {
            try {
                return dispatch.awaitBatch(device, batch);
            } catch (Throwable e) {
                scheduler.notTaken(batch, device, e);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
