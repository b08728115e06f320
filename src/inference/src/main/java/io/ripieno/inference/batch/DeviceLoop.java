package io.ripieno.inference.batch;

import io.ripieno.inference.device.Device;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One caller of a device: takes a batch, runs it, takes the next. */
final class DeviceLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceLoop.class);

    private final BatchScheduler scheduler;
    private final Device device;

    DeviceLoop(BatchScheduler scheduler, Device device) {
        this.scheduler = scheduler;
        this.device = device;
    }

    @Override
    public void run() {
        Batch batch;
        while ((batch = scheduler.next(device)) != null) {
            try {
                scheduler.execute(batch, device);
            } catch (Throwable e) {
                LOG.error(
                        "A batch broke off outside of its runs; its windows fail. key={} device={}",
                        batch.key,
                        device.name(),
                        e);
                InferenceException failure = new InferenceException(
                        Problem.DEVICE_FAILED,
                        "A batch of " + batch.key + " on " + device.name() + " broke off: " + e + ". Try again.",
                        e);
                batch.items.forEach(item -> item.failed(failure));
            }
        }
    }
}
