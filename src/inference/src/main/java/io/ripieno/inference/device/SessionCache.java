package io.ripieno.inference.device;

import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of one device within a {@link SessionBudget}. They are loaded when a run first needs them; where the
 * budget does not suffice, as it seems before a load or shows after it, idle ones are given up, the least recently used
 * first. A caller that finds all memory held by runs waits, in order of arrival: while one waits, nobody is served before
 * it, so that memory comes free. As no caller holds a lease while it asks for another one, waiting always ends, whatever
 * the budget.
 */
public final class SessionCache {
    private static final Logger LOG = LoggerFactory.getLogger(SessionCache.class);

    private final String device;
    private final SessionBudget budget;
    private final LongSupplier nanoClock;
    private final SessionListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Object> waiting = new ArrayDeque<>();
    private volatile double loadSecondsPerByte;
    private long uses;
    private long loads;
    private long evictions;

    /**
     * @param device by name, for messages
     * @param budgetBytes of all sessions together, at least 1
     * @param nanoClock by which loading is timed
     */
    public SessionCache(String device, long budgetBytes, LongSupplier nanoClock, SessionListener listener) {
        this.device = device;
        this.budget = new SessionBudget(device, budgetBytes);
        this.nanoClock = nanoClock;
        this.listener = listener;
    }

    /**
     * A session that is loaded when it is first leased.
     *
     * @param what model and graph, for messages
     * @param bytes that it is thought to take once it is loaded
     * @throws ModelException if it alone is over the budget
     */
    public CachedSession add(String what, GraphSpec graph, long bytes, SessionLoader loader) throws ModelException {
        budget.checkFits(what, bytes);
        CachedSession session = new CachedSession(this, what, graph, bytes, loader);
        locked(() -> budget.add(session));
        return session;
    }

    /** What the latest load took; 0 before the first. */
    double loadSecondsPerByte() {
        return loadSecondsPerByte;
    }

    /** What the sessions take now. */
    public SessionMemory memory() {
        lock.lock();
        try {
            return new SessionMemory(
                    device, budget.bytes(), budget.usedBytes(), budget.resident(), loads, evictions, waiting.size());
        } finally {
            lock.unlock();
        }
    }

    void measured(CachedSession session, long bytes) {
        locked(() -> {
            budget.measured(session, bytes);
            changed.signalAll();
        });
    }

    SessionLease acquire(CachedSession session, RunControl control) throws DeviceException {
        control.attach(() -> locked(changed::signalAll));
        try {
            return acquireInTurn(session, control);
        } finally {
            control.detach();
        }
    }

    private SessionLease acquireInTurn(CachedSession session, RunControl control) throws DeviceException {
        Object turn = new Object();
        int evicted = 0;
        lock.lock();
        try {
            DeviceException known = session.failure();
            while (true) {
                if (control.isTerminated()) {
                    throw new DeviceException(
                            DeviceException.Problem.TERMINATED,
                            "The run of " + session.what + " was ended before its session was loaded.");
                }
                if (session.failure() != known) {
                    throw failedForAnother(session);
                }
                boolean first = waiting.isEmpty() || waiting.peekFirst() == turn;
                if (first && session.isResident()) {
                    return lease(session, 0, evicted);
                }
                if (first && session.isAbsent() && budget.hasRoomFor(session)) {
                    return load(session, turn, evicted);
                }
                List<CachedSession> room = first && session.isAbsent() ? budget.inTheWayOf(session) : List.of();
                queueUp(session, turn);
                if (room.isEmpty()) {
                    changed.awaitUninterruptibly();
                } else {
                    evict(room);
                    evicted += room.size();
                }
            }
        } finally {
            waiting.remove(turn);
            changed.signalAll();
            lock.unlock();
        }
    }

    private SessionLease lease(CachedSession session, long loadNanos, int evicted) {
        return new CacheLease(this, session, session.use(++uses), loadNanos, evicted);
    }

    private void queueUp(CachedSession session, Object turn) {
        if (!session.isMoving() && !waiting.contains(turn)) {
            waiting.addLast(turn);
        }
    }

    /** Sessions that turned out larger than they were thought make idle ones go; returns how many. */
    private int keepWithinBudget() {
        List<CachedSession> victims = budget.overIt();
        if (!victims.isEmpty()) {
            evict(victims);
        }
        return victims.size();
    }

    /** Gives up all that is idle, as the device has less memory than the budget says; returns how many went. */
    int makeRoom() {
        lock.lock();
        try {
            List<CachedSession> idle = budget.idle();
            evict(idle);
            return idle.size();
        } finally {
            lock.unlock();
        }
    }

    /** The device is lost, and with it all that is loaded: what is idle is closed now, the rest at the end of its runs. */
    public void lose() {
        lock.lock();
        try {
            budget.sessions().forEach(CachedSession::lose);
            evict(budget.idle());
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /** Closes the session, at the end of the runs that are under way; it is loaded again by the next lease. */
    void giveUp(CachedSession session) {
        lock.lock();
        try {
            session.askToLeave();
            giveUpIfAsked(session);
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    void discard(CachedSession session) {
        locked(() -> budget.forget(session));
        giveUp(session);
    }

    private void giveUpIfAsked(CachedSession session) {
        if (session.mustLeave() && session.isIdle()) {
            evict(List.of(session));
        }
    }

    private void evict(List<CachedSession> victims) {
        victims.forEach(CachedSession::leave);
        try {
            unlocked(() -> victims.forEach(this::close));
        } finally {
            for (CachedSession session : victims) {
                session.gone();
                budget.free(session);
                evictions++;
            }
            changed.signalAll();
        }
    }

    private void close(CachedSession session) {
        try {
            session.closeSession();
            listener.onEviction(device, session.what, session.bytes);
        } catch (RuntimeException e) {
            LOG.error("A session was not closed in order. device={} session={}", device, session.what, e);
        }
    }

    private SessionLease load(CachedSession session, Object turn, int evicted) throws DeviceException {
        session.begin();
        budget.take(session);
        waiting.remove(turn);
        changed.signalAll();
        boolean loaded = false;
        int more = 0;
        try {
            more = loadOrMakeRoom(session);
            loaded = true;
        } catch (DeviceException e) {
            session.failed(e);
            throw e;
        } finally {
            if (!loaded) {
                session.gone();
                budget.free(session);
            }
        }
        loads++;
        loadSecondsPerByte = session.loadSeconds() / Math.max(1, session.bytes);
        more += keepWithinBudget();
        return lease(session, (long) (session.loadSeconds() * 1e9), evicted + more);
    }

    /** Where the device has less memory than the budget says, all that is idle gives way to a second try. */
    private int loadOrMakeRoom(CachedSession session) throws DeviceException {
        try {
            loadUnlocked(session);
            return 0;
        } catch (DeviceException e) {
            List<CachedSession> idle = budget.idle();
            if (e.problem() != DeviceException.Problem.OUT_OF_MEMORY || idle.isEmpty()) {
                throw e;
            }
            evict(idle);
            loadUnlocked(session);
            return idle.size();
        }
    }

    private void loadUnlocked(CachedSession session) throws DeviceException {
        unlocked(() -> {
            session.load(nanoClock);
            tellOfLoad(session);
        });
    }

    /** What those are told who waited for a load that failed, rather than that each of them tries it again. */
    private static DeviceException failedForAnother(CachedSession session) {
        DeviceException failure = session.failure();
        return failure == null
                ? new DeviceException(DeviceException.Problem.FAILED, session.what + " could not be loaded.")
                : new DeviceException(failure.problem(), String.valueOf(failure.getMessage()), failure);
    }

    private void tellOfLoad(CachedSession session) {
        try {
            listener.onLoad(device, session.what, session.loadSeconds(), session.bytes);
        } catch (RuntimeException e) {
            LOG.error("A load could not be told. device={} session={}", device, session.what, e);
        }
    }

    void giveBack(CachedSession session) {
        locked(() -> {
            session.endUse();
            giveUpIfAsked(session);
            keepWithinBudget();
            changed.signalAll();
        });
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private <E extends Exception> void unlocked(Slow<E> action) throws E {
        lock.unlock();
        try {
            action.run();
        } finally {
            lock.lock();
        }
    }

    /** Loading and closing, during which others go on. */
    @FunctionalInterface
    private interface Slow<E extends Exception> {
        void run() throws E;
    }
}
