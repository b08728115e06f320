package io.ripieno.inference.device;

/** A lease on a session of a {@link SessionCache}, given back once. For one thread. */
final class CacheLease implements SessionLease {
    private final SessionCache cache;
    private final CachedSession source;
    private final GraphSession session;
    private final long loadNanos;
    private final int evictions;
    private boolean closed;

    CacheLease(SessionCache cache, CachedSession source, GraphSession session, long loadNanos, int evictions) {
        this.cache = cache;
        this.source = source;
        this.session = session;
        this.loadNanos = loadNanos;
        this.evictions = evictions;
    }

    @Override
    public GraphSession session() {
        return session;
    }

    @Override
    public long loadNanos() {
        return loadNanos;
    }

    @Override
    public int evictions() {
        return evictions;
    }

    @Override
    public int makeRoom() {
        return cache.makeRoom();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            cache.giveBack(source);
        }
    }
}
