package io.ripieno.inference;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** A lock for each name that somebody holds or waits for; of other names nothing is kept. */
final class NamedLocks {
    private final Map<String, Named> locks = new ConcurrentHashMap<>();

    /** Guarded by the map, but for the lock itself. */
    private static final class Named {
        final ReentrantLock lock = new ReentrantLock();
        int users;
    }

    /** From when a name was locked to its end, on one thread. */
    @FunctionalInterface
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits until no other thread holds that name; a thread may hold it several times. */
    Hold hold(String name) {
        Named held = locks.compute(name, (key, known) -> {
            Named named = known == null ? new Named() : known;
            named.users++;
            return named;
        });
        held.lock.lock();
        return () -> {
            held.lock.unlock();
            locks.computeIfPresent(name, (key, named) -> --named.users == 0 ? null : named);
        };
    }

    /** How many names are held or waited for. */
    int size() {
        return locks.size();
    }
}
