package io.ripieno.inference.device;

import io.ripieno.inference.device.DeviceException.Problem;
import io.ripieno.inference.device.SessionListener.Step;
import io.ripieno.inference.model.GraphSpec;
import java.util.function.IntToDoubleFunction;

/** A session that ends a run after its limit with {@link Problem#OVERDUE}. Until its cost is known only the floor holds. */
public final class WatchedSession implements GraphSession {
    private final GraphSession session;
    private final String device;
    private final String what;
    private final Watchdog watchdog;
    private volatile IntToDoubleFunction secondsByItems = items -> 0;

    WatchedSession(GraphSession session, String device, String what, Watchdog watchdog) {
        this.session = session;
        this.device = device;
        this.what = what;
        this.watchdog = watchdog;
    }

    /** From now on runs are held against this cost. */
    public void expect(RunCost cost) {
        secondsByItems = cost::seconds;
    }

    @Override
    public GraphSpec graph() {
        return session.graph();
    }

    @Override
    public void run(BatchBuffers buffers, int items, RunControl control) throws DeviceException {
        long limit = watchdog.limits().nanos(secondsByItems.applyAsDouble(items));
        RunControl own = new RunControl();
        Watchdog.Watch watch = watchdog.watch(own, limit);
        try {
            control.attach(own::terminate);
            session.run(buffers, items, own);
        } catch (DeviceException e) {
            throw own.isTerminated() && !control.isTerminated() ? overdue(items, limit, e) : e;
        } finally {
            watchdog.leave(watch);
            control.detach();
        }
    }

    private DeviceException overdue(int items, long limit, DeviceException cause) {
        return new DeviceException(
                Problem.OVERDUE,
                "A run of " + items + " items of graph " + graph().name() + " on " + device
                        + " was ended after its limit of " + limit * 1e-9
                        + " s. Maybe the machine is overloaded; else raise the limit on runs.",
                cause);
    }

    @Override
    public void close() {
        try (Watchdog.Call call = watchdog.begin(device, what, Step.CLOSE)) {
            session.close();
        }
    }
}
