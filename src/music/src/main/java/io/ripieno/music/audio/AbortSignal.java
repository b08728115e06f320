package io.ripieno.music.audio;

/**
 * Tells the reader of a recording that its samples are no longer wanted. It is given once and for all, from any thread;
 * what waits at that moment ends with {@link AudioException.Problem#ABORTED}.
 */
public interface AbortSignal {
    /** The signal that is never given. */
    AbortSignal NEVER = new AbortSignal() {
        @Override
        public boolean isAborted() {
            return false;
        }

        @Override
        public Registration onAbort(Runnable listener) {
            return () -> {};
        }
    };

    /** Ends a listener's interest. */
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    boolean isAborted();

    /**
     * Runs the listener once when the signal is given, at once if it already is, on the thread that gives it. Listeners
     * of this library return quickly.
     */
    Registration onAbort(Runnable listener);

    /** Throws {@link AudioException.Problem#ABORTED} if the signal has been given. */
    default void throwIfAborted(Recording recording) throws AudioException {
        if (isAborted()) {
            throw AudioException.aborted(recording);
        }
    }
}
