package io.ripieno.music.decode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** How many workers may be at work; those who wait for one are served in the order of asking. */
final class WorkerPermits {
    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int free;
    private boolean closed;

    WorkerPermits(int workers) {
        this.free = workers;
    }

    /**
     * Asks for a permit. Complete as soon as it is had; whoever does not want to wait any longer cancels it, and
     * has the permit all the same if that fails.
     */
    synchronized CompletableFuture<Void> ask() {
        CompletableFuture<Void> place = new CompletableFuture<>();
        if (closed) {
            place.cancel(false);
        } else if (free > 0) {
            free--;
            place.complete(null);
        } else {
            waiting.removeIf(CompletableFuture::isDone);
            waiting.add(place);
        }
        return place;
    }

    synchronized void release() {
        for (CompletableFuture<Void> next; (next = waiting.poll()) != null; ) {
            if (next.complete(null)) {
                return;
            }
        }
        free++;
    }

    /** How many permits nobody has. */
    synchronized int free() {
        return free;
    }

    /** Sends away all who wait, and all who ask from now on. */
    synchronized void close() {
        closed = true;
        waiting.forEach(place -> place.cancel(false));
        waiting.clear();
    }
}
