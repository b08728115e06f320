package io.ripieno.inference.batch;

import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done when a device is lost or a graph cannot be loaded. What waited goes to where it can run; else it waits
 * for a lost device for as long as the rules say, and ends at once where a graph could not be loaded. The callers of a
 * lost device try to open it again, ever more rarely, until a batch has passed on it.
 */
final class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    private final ReentrantLock lock;
    private final BatchQueues queues;
    private final IdleDevices idle;
    private final LongSupplier nanoClock;
    private final Recovery rules;
    private final SessionListener listener;
    private volatile Executor opener = Runnable::run;

    Outages(
            ReentrantLock lock,
            BatchQueues queues,
            IdleDevices idle,
            LongSupplier nanoClock,
            Recovery rules,
            SessionListener listener) {
        this.lock = lock;
        this.queues = queues;
        this.idle = idle;
        this.nanoClock = nanoClock;
        this.rules = rules;
        this.listener = listener;
    }

    /** From now on nobody waits for the driver of a lost device, which may not answer, as long as there are threads. */
    void openOn(ThreadFactory threads) {
        opener = work -> {
            try {
                threads.newThread(work).start();
            } catch (OutOfMemoryError e) {
                LOG.error("No thread could be started to open a lost device; a caller of a device does it.", e);
                work.run();
            }
        };
    }

    /**
     * The device runs nothing until it is open again. Its first try is due once everybody has been told.
     *
     * @param opening at which the batch was begun that found the device lost
     */
    void lost(Device device, int opening, String why) {
        boolean isNews;
        lock.lock();
        try {
            long now = nanoClock.getAsLong();
            isNews = queues.backlog(device).lose(opening, now, why);
            if (isNews) {
                queues.moveAway(device, now);
                idle.wakeAll();
            }
        } finally {
            lock.unlock();
        }
        if (isNews) {
            opener.execute(() -> tellAndTryLater(device, why));
        }
    }

    private void tellAndTryLater(Device device, String why) {
        try {
            tell(() -> listener.onLost(device.name(), why));
        } finally {
            tryLater(device, why);
        }
    }

    /**
     * Nobody loads the graph on the device for a while; what has no other place to run ends. Not if the device was opened
     * anew meanwhile.
     */
    void notLoaded(Batch batch, DeviceException error) {
        List<WindowItem> stranded = new ArrayList<>();
        Seat seat = batch.seat();
        long pause;
        lock.lock();
        try {
            if (!queues.backlog(seat.device()).isOfThisOpening(batch.opening())) {
                return;
            }
            long now = nanoClock.getAsLong();
            pause = seat.notLoaded(now, rules.loading());
            if (!queues.moveAway(seat.queue(), now) && !queues.isDraining()) {
                queues.clear(seat.queue(), stranded);
            }
            idle.wakeAll();
        } finally {
            lock.unlock();
        }
        InferenceException failure = BatchRun.failure(error);
        stranded.forEach(item -> item.failed(failure));
        tell(() -> listener.onLoadFailure(
                seat.device().name(),
                seat.queue().key().toString(),
                String.valueOf(error.getMessage()),
                Duration.ofNanos(pause)));
    }

    /** Ends what has waited too long for lost devices; tries to open the device if that is due. */
    void attend(Device device) {
        List<WindowItem> stranded = new ArrayList<>();
        boolean isDue;
        lock.lock();
        try {
            long now = nanoClock.getAsLong();
            queues.strand(device, now, stranded);
            isDue = queues.backlog(device).claimTry(now);
        } finally {
            lock.unlock();
        }
        stranded.forEach(item -> item.failed(lost(item)));
        if (isDue) {
            opener.execute(() -> reopen(device));
        }
    }

    private void reopen(Device device) {
        try {
            device.reopen();
        } catch (DeviceException | RuntimeException e) {
            tryLater(device, String.valueOf(e.getMessage()));
            return;
        } catch (Throwable e) {
            tryLater(device, e.toString());
            throw e;
        }
        Duration lostFor;
        lock.lock();
        try {
            lostFor = queues.backlog(device).restore(nanoClock.getAsLong());
            idle.wakeAll();
        } finally {
            lock.unlock();
        }
        tell(() -> listener.onReopened(device.name(), lostFor));
    }

    private void tryLater(Device device, String why) {
        lock.lock();
        try {
            queues.backlog(device).tryLater(nanoClock.getAsLong(), why, rules.reopening());
            idle.wakeAll();
        } finally {
            lock.unlock();
        }
    }

    /** How a device is doing of which so many callers live. */
    DeviceState state(Device device, int living) {
        lock.lock();
        try {
            return queues.backlog(device).state(device, living);
        } finally {
            lock.unlock();
        }
    }

    /** What a window ends with that no device is left for. */
    static InferenceException lost(WindowItem item) {
        return new InferenceException(
                Problem.DEVICE_FAILED,
                "Every device that runs " + item.home().queue.key()
                        + " is lost. Look at the log for why, and send the job again once one is back.");
    }

    private void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.error("Who listens to devices broke off.", e);
        }
    }
}
