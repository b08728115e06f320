package io.ripieno.music.decode;

import io.ripieno.music.audio.AbortSignal;
import java.util.ArrayList;
import java.util.List;

/** A signal that a test gives. */
final class Abort implements AbortSignal {
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean given;

    void give() {
        List<Runnable> all;
        synchronized (this) {
            given = true;
            all = List.copyOf(listeners);
            listeners.clear();
        }
        all.forEach(Runnable::run);
    }

    synchronized int listeners() {
        return listeners.size();
    }

    @Override
    public synchronized boolean isAborted() {
        return given;
    }

    @Override
    public Registration onAbort(Runnable listener) {
        synchronized (this) {
            if (!given) {
                listeners.add(listener);
                return () -> {
                    synchronized (this) {
                        listeners.remove(listener);
                    }
                };
            }
        }
        listener.run();
        return () -> {};
    }
}
