package io.ripieno.music.decode;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Until when a worker may take, and what it is if it takes longer.
 *
 * @param nanos on the clock of {@link System#nanoTime()}
 * @param error made only if it is needed: a {@link WorkerLoss}, or an
 *     {@link io.ripieno.music.audio.AudioException} if the worker is not to blame
 */
record WorkerDeadline(long nanos, Supplier<? extends Exception> error) {
    static WorkerDeadline in(Duration time, Supplier<? extends Exception> error) {
        return new WorkerDeadline(System.nanoTime() + time.toNanos(), error);
    }

    boolean isOver() {
        return System.nanoTime() - nanos > 0;
    }
}
