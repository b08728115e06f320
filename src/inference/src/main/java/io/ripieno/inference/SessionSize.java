package io.ripieno.inference;

/**
 * What a session takes of its device's memory. Where the device tells, it is known by how much the process grew while
 * the session was loaded and first run, which other work disturbs in both directions; so the least of all loads is
 * believed, and never less than the weights nor more than three times the weights and the inputs and outputs of a full
 * batch thirty-two times: a runtime keeps weights once as they were read and once as its kernels want them, and the
 * layers of a network are larger than what goes in and out. Where the device does not tell, the most is supposed.
 */
final class SessionSize {
    private static final int COPIES_OF_WEIGHTS = 3;
    private static final int LAYERS = 32;

    private final long least;
    private final long most;
    private long measured = Long.MAX_VALUE;

    /**
     * @param weights in bytes
     * @param batch bytes of the inputs and outputs of a full batch
     */
    SessionSize(long weights, long batch) {
        this.least = weights;
        this.most = COPIES_OF_WEIGHTS * weights + LAYERS * batch;
    }

    /** What it can take. */
    long most() {
        return most;
    }

    /** What it is thought to take after the process grew by so many bytes at another load. */
    synchronized long measured(long growth) {
        measured = Math.min(measured, growth);
        return Math.max(least, Math.min(most, measured));
    }
}
