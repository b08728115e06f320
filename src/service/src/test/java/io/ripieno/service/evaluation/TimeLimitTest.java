package io.ripieno.service.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    private static final Duration TIME = Duration.ofMillis(100);
    private static final Duration LONGER = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicInteger over = new AtomicInteger();

    @Test
    void actsOnceWhenTheTimeIsOver() {
        try (TimeLimit limit = new TimeLimit(TIME, over::incrementAndGet)) {
            await().atMost(LONG).until(() -> over.get() == 1);
            limit.pause();
            limit.resume();
            await().during(LONGER).atMost(LONG).until(() -> over.get() == 1);
        }
    }

    @Test
    void pausesDoNotCount() {
        try (TimeLimit limit = new TimeLimit(Duration.ofSeconds(2), over::incrementAndGet)) {
            limit.pause();
            await().during(Duration.ofSeconds(3)).atMost(LONG).until(() -> over.get() == 0);
            limit.resume();
            await().atMost(LONG).until(() -> over.get() == 1);
        }
    }

    @Test
    void doesNothingOnceItIsClosed() {
        TimeLimit limit = new TimeLimit(Duration.ofSeconds(1), over::incrementAndGet);
        limit.close();
        limit.resume();
        await().during(Duration.ofMillis(1500)).atMost(LONG).until(() -> over.get() == 0);
        assertThat(over).hasValue(0);
    }

    @Test
    void nothingHoldsWhatWouldHaveBeenDoneOnceItIsClosed() {
        WeakReference<Runnable> action = new WeakReference<>(pausedAndClosed());
        await().atMost(LONG).until(() -> {
            System.gc();
            return action.get() == null;
        });
    }

    private Runnable pausedAndClosed() {
        Runnable action = () -> over.addAndGet(hashCode());
        try (TimeLimit limit = new TimeLimit(Duration.ofHours(1), action)) {
            limit.pause();
            limit.resume();
        }
        return action;
    }
}
