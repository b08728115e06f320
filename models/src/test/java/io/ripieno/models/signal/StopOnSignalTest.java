package io.ripieno.models.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StopOnSignalTest {
    @Test
    void interruptsTheWorkAndWaitsForItsEnd() throws Exception {
        CompletableFuture<StopOnSignal> listening = new CompletableFuture<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread worker = new Thread(() -> {
            try (StopOnSignal signal = StopOnSignal.listen()) {
                listening.complete(signal);
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });
        worker.start();

        listening.get(30, TimeUnit.SECONDS).stop();
        worker.join(30_000);

        assertThat(interrupted).isTrue();
    }

    @Test
    void letsGoWhenTheWorkHasEndedByItself() {
        StopOnSignal signal = StopOnSignal.listen();
        signal.close();

        signal.stop();

        assertThat(Thread.interrupted()).isTrue();
    }
}
