package io.ripieno.inference.device;

import io.ripieno.inference.device.DeviceException.Problem;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One graph in a {@link SessionCache}, {@code ABSENT -> LOADING -> RESIDENT -> LEAVING -> ABSENT}. Its fields are
 * guarded by the lock of the cache, but for those that may be out of date.
 */
public final class CachedSession implements SessionSource {
    private enum State {
        ABSENT,
        LOADING,
        RESIDENT,
        LEAVING
    }

    final String what;
    private final SessionCache cache;
    private final GraphSpec graph;
    private final SessionLoader loader;

    private volatile State state = State.ABSENT;
    private volatile double loadSeconds;
    volatile long bytes;
    long lastUse;
    private int leases;
    private boolean isAskedToLeave;
    private volatile boolean isLost;
    private @Nullable DeviceException failure;
    private @Nullable GraphSession session;

    CachedSession(SessionCache cache, String what, GraphSpec graph, long bytes, SessionLoader loader) {
        this.cache = cache;
        this.what = what;
        this.graph = graph;
        this.bytes = bytes;
        this.loader = loader;
    }

    @Override
    public GraphSpec graph() {
        return graph;
    }

    @Override
    public boolean isResident() {
        return state == State.RESIDENT && !isLost;
    }

    /** The latest time it took; before the first, what others of the device took, by size; 0 before any. */
    @Override
    public double loadSeconds() {
        return loadSeconds > 0 ? loadSeconds : bytes * cache.loadSecondsPerByte();
    }

    @Override
    public long residentBytes() {
        return bytes;
    }

    @Override
    public SessionLease acquire(RunControl control) throws DeviceException {
        return cache.acquire(this, control);
    }

    /** Puts the measured size, but no more than the budget, in place of the one that was thought. */
    public void measured(long residentBytes) {
        cache.measured(this, residentBytes);
    }

    /** Frees its memory, at the end of the runs that are under way; the next lease loads it again. */
    public void giveUp() {
        cache.giveUp(this);
    }

    /** Frees its memory likewise, and the cache forgets it: the model that it was for could not be brought into service. */
    public void discard() {
        cache.discard(this);
    }

    boolean isAbsent() {
        return state == State.ABSENT;
    }

    boolean isMoving() {
        return state == State.LOADING || state == State.LEAVING;
    }

    boolean isIdle() {
        return state == State.RESIDENT && leases == 0;
    }

    void begin() {
        state = State.LOADING;
    }

    void leave() {
        state = State.LEAVING;
    }

    void askToLeave() {
        isAskedToLeave = true;
    }

    /** The device is lost: nobody else uses what is loaded now. */
    void lose() {
        isLost = state != State.ABSENT;
    }

    boolean mustLeave() {
        return isAskedToLeave || isLost;
    }

    /** Why the latest load failed that did; null if none has. */
    @Nullable
    DeviceException failure() {
        return failure;
    }

    void failed(DeviceException why) {
        failure = why;
    }

    void gone() {
        isLost = false;
        session = null;
        state = State.ABSENT;
    }

    GraphSession use(long now) {
        if (session == null) {
            throw new IllegalStateException(what + " is leased while it is " + state + ".");
        }
        state = State.RESIDENT;
        isAskedToLeave = false;
        leases++;
        lastUse = now;
        return session;
    }

    void endUse() {
        leases--;
    }

    /** Called without the lock, by the one thread that moved it to LOADING. */
    void load(LongSupplier nanoClock) throws DeviceException {
        long start = nanoClock.getAsLong();
        try {
            session = loader.load();
        } catch (ModelException e) {
            throw new DeviceException(problem(e), what + " could not be loaded for a run: " + e.getMessage(), e);
        }
        loadSeconds = (nanoClock.getAsLong() - start) * 1e-9;
    }

    private static Problem problem(ModelException e) {
        return switch (e.problem()) {
            case OUT_OF_MEMORY -> Problem.OUT_OF_MEMORY;
            case DEVICE_LOST -> Problem.DEVICE_LOST;
            case MISSING, UNREADABLE, SCHEMA, DIGEST, GOLDEN, UNSUPPORTED -> Problem.FAILED;
        };
    }

    /** Called without the lock, by the one thread that moved it to LEAVING. */
    void closeSession() {
        if (session != null) {
            session.close();
        }
    }
}
