package io.ripieno.music.decode;

import java.time.Duration;

/**
 * How long a pool waits for its workers, and they for it.
 *
 * @param borrow for a free worker, on behalf of a caller that cannot abort
 * @param start from the start of a process to its first word
 * @param silence without a sample from a worker that is asked for some, after which it counts as hanging
 * @param idle after which a worker that nobody needs is ended
 */
public record WorkerTimes(Duration borrow, Duration start, Duration silence, Duration idle) {
    /** 2 minutes to borrow, 1 to start, 1 of silence, 5 idle. */
    public static final WorkerTimes DEFAULT =
            new WorkerTimes(Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(5));

    public WorkerTimes {
        positive("borrow", borrow);
        positive("start", start);
        positive("silence", silence);
        positive("idle", idle);
    }

    private static void positive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " (" + time + ") must be greater than 0.");
        }
    }
}
