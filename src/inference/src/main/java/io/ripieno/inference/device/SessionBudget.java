package io.ripieno.inference.device;

import io.ripieno.inference.model.ModelException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The memory that the sessions of a device share: what they take, and which idle ones give way, the least recently used
 * first. Guarded by the lock of their {@link SessionCache}.
 */
final class SessionBudget {
    private final String device;
    private final long bytes;
    private final List<CachedSession> sessions = new ArrayList<>();
    private long usedBytes;

    SessionBudget(String device, long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("The budget of sessions (" + bytes + " bytes) must be positive.");
        }
        this.device = device;
        this.bytes = bytes;
    }

    long bytes() {
        return bytes;
    }

    long usedBytes() {
        return usedBytes;
    }

    int resident() {
        return (int) sessions.stream().filter(CachedSession::isResident).count();
    }

    List<CachedSession> sessions() {
        return List.copyOf(sessions);
    }

    void add(CachedSession session) {
        sessions.add(session);
    }

    void forget(CachedSession session) {
        sessions.remove(session);
    }

    /** @throws ModelException if it alone is over the budget */
    void checkFits(String what, long wanted) throws ModelException {
        if (wanted > bytes) {
            throw new ModelException(
                    ModelException.Problem.UNSUPPORTED,
                    what + " takes " + wanted + " bytes of memory on " + device + ", over the budget of " + bytes
                            + " bytes for models. Raise the budget or use a smaller model.");
        }
    }

    boolean hasRoomFor(CachedSession session) {
        return excessWith(session) <= 0;
    }

    void take(CachedSession session) {
        usedBytes += session.bytes;
    }

    void free(CachedSession session) {
        usedBytes -= session.bytes;
    }

    /** Puts a measured size in place of the one that was thought; one that loaded fits, whatever was measured. */
    void measured(CachedSession session, long residentBytes) {
        long fitting = Math.min(residentBytes, bytes);
        if (!session.isAbsent()) {
            usedBytes += fitting - session.bytes;
        }
        session.bytes = fitting;
    }

    /** As few idle sessions as must go; none if even all of them would not do. */
    List<CachedSession> inTheWayOf(CachedSession wanted) {
        long excess = excessWith(wanted);
        List<CachedSession> victims = idleOf(excess);
        long freed = victims.stream().mapToLong(session -> session.bytes).sum();
        return freed < excess ? List.of() : victims;
    }

    /** As few idle sessions as bring the rest within the budget; all if that is not enough. */
    List<CachedSession> overIt() {
        return idleOf(usedBytes - bytes);
    }

    /** Those that nobody runs, the least recently used first. */
    List<CachedSession> idle() {
        return sessions.stream()
                .filter(CachedSession::isIdle)
                .sorted(Comparator.comparingLong(each -> each.lastUse))
                .toList();
    }

    private long excessWith(CachedSession wanted) {
        return usedBytes + wanted.bytes - bytes;
    }

    private List<CachedSession> idleOf(long excess) {
        if (excess <= 0) {
            return List.of();
        }
        List<CachedSession> victims = new ArrayList<>();
        long left = excess;
        for (CachedSession session : idle()) {
            if (left > 0) {
                victims.add(session);
                left -= session.bytes;
            }
        }
        return victims;
    }
}
