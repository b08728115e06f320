package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each look at how many batches have ended takes a millisecond of the clock, until callers that do not hang may end. */
@Timeout(20)
class DepartureTest {
    private static final Duration PATIENCE = Duration.ofMillis(5);

    private final VirtualClock clock = new VirtualClock();
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final Thread caller = thread();
    private long looks;
    private long looksAtWork;

    @AfterEach
    void letCallersEnd() {
        mayEnd.countDown();
    }

    @Test
    void aCallerAtWorkIsWaitedForHoweverLong() {
        looksAtWork = 10 * PATIENCE.toMillis();
        assertThat(departure(caller).await()).isEmpty();
        assertThat(looks).isGreaterThanOrEqualTo(looksAtWork);
    }

    @Test
    void aCallerThatHangsIsLeftOnceNoBatchHasEndedForSoLong() throws Exception {
        Thread gone = new Thread(() -> {});
        gone.start();
        gone.join();
        assertThat(departure(gone, caller).await()).containsExactly(caller);
        assertThat(clock.nanos())
                .as("from the end of the first look on")
                .isEqualTo(PATIENCE.plusMillis(1).toNanos());
    }

    @Test
    void anInterruptIsKeptAndDoesNotCutItShort() {
        looksAtWork = 3;
        Thread.currentThread().interrupt();
        assertThat(departure(caller).await()).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    private Departure departure(Thread... callers) {
        return new Departure(List.of(callers), this::batchesEnded, PATIENCE, clock::nanos);
    }

    /** One more at each look as long as callers are at work, and none any more where they hang. */
    private long batchesEnded() {
        if (looksAtWork == 0 || looks < looksAtWork) {
            clock.advance(TimeUnit.MILLISECONDS.toNanos(1));
        }
        looks++;
        if (looks == looksAtWork) {
            mayEnd.countDown();
        }
        return Math.min(looks, looksAtWork);
    }

    private Thread thread() {
        Thread thread = new Thread(() -> {
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
