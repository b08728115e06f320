package io.ripieno.music.decode;

import java.time.Duration;

/**
 * How those who want a decode worker share them.
 *
 * @param keptForShort workers that only short recordings may use, at least 0 and fewer than there are
 * @param patience after which who waits moves up a lane, and again, so that nobody starves
 * @param readily how many processes are started without waiting; beyond them one is started only after a wait for
 *     another to become free, so that recordings that are read in no time share few processes
 * @param growth how long that wait is; about what a start takes
 */
public record WorkerSharing(int keptForShort, Duration patience, int readily, Duration growth) {
    /** None kept, 5 minutes of patience, as many as cores at once, and 250 ms before each further one. */
    public static final WorkerSharing DEFAULT = new WorkerSharing(
            0, Duration.ofMinutes(5), Runtime.getRuntime().availableProcessors(), Duration.ofMillis(250));

    public WorkerSharing {
        if (keptForShort < 0) {
            throw new IllegalArgumentException("keptForShort (" + keptForShort + ") must not be negative.");
        }
        if (patience.toMillis() < 1) {
            throw new IllegalArgumentException("patience (" + patience + ") must be at least 1 ms.");
        }
        if (readily < 1) {
            throw new IllegalArgumentException("readily (" + readily + ") must be greater than 0.");
        }
        if (growth.isNegative()) {
            throw new IllegalArgumentException("growth (" + growth + ") must not be negative.");
        }
    }

    /** The same with another number of workers kept for short recordings. */
    public WorkerSharing withKeptForShort(int workers) {
        return new WorkerSharing(workers, patience, readily, growth);
    }

    /** The same with another patience. */
    public WorkerSharing withPatience(Duration time) {
        return new WorkerSharing(keptForShort, time, readily, growth);
    }

    /** The same with another number of processes that are started without waiting. */
    public WorkerSharing withReadily(int workers) {
        return new WorkerSharing(keptForShort, patience, workers, growth);
    }

    /** The same with another wait before each process beyond them. */
    public WorkerSharing withGrowth(Duration time) {
        return new WorkerSharing(keptForShort, patience, readily, time);
    }
}
