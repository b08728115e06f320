package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Until when a worker must have answered, and what is said if it has not.
 *
 * @param nanos on the clock of {@link System#nanoTime}
 * @param error that the caller gets
 */
record WorkerDeadline(long nanos, Supplier<AudioException> error) {
    static WorkerDeadline in(Duration time, Supplier<AudioException> error) {
        return new WorkerDeadline(System.nanoTime() + time.toNanos(), error);
    }

    boolean isOver() {
        return System.nanoTime() - nanos > 0;
    }
}
