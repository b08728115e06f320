package io.ripieno.inference.batch;

import io.ripieno.inference.device.Device;

/** One caller of a device: takes a batch, runs it, takes the next. */
final class DeviceLoop implements Runnable {
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
        while (dispatch.awaitBatch(device, batch)) {
            scheduler.execute(batch);
        }
    }
}
