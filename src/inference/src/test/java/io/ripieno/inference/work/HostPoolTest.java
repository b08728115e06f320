package io.ripieno.inference.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostPoolTest {
    private final HostPool pool = new HostPool(1, Duration.ZERO);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CompletableFuture<InferenceException> refused = new CompletableFuture<>();
    private final HostPool.Slice slice = new HostPool.Slice(() -> {}, refused::complete);

    @BeforeEach
    void holdTheOnlyThread() {
        pool.submit(new HostPool.Slice(this::holdEvenIfInterrupted, e -> {}));
    }

    @AfterEach
    void letGo() {
        goOn.countDown();
    }

    @Test
    void aSliceThatDidNotBeginIsRefusedAtTheClose() throws Exception {
        pool.submit(slice);
        pool.close();
        assertThat(refused.get(10, TimeUnit.SECONDS).problem()).isEqualTo(InferenceException.Problem.CLOSED);
    }

    @Test
    void aSliceIsRefusedAfterTheClose() throws Exception {
        pool.close();
        pool.submit(slice);
        assertThat(refused.get(10, TimeUnit.SECONDS).problem()).isEqualTo(InferenceException.Problem.CLOSED);
    }

    @Test
    void whoWaitsForASliceThatDidNotBeginIsTold() throws Exception {
        AtomicReference<Exception> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                pool.call(() -> 1);
            } catch (Exception e) {
                thrown.set(e);
            }
        });
        caller.start();
        await().until(() -> caller.getState() == Thread.State.WAITING);
        pool.close();
        caller.join(10_000);
        assertThat(thrown.get()).isInstanceOfSatisfying(InferenceException.class, e -> assertThat(e.problem())
                .isEqualTo(InferenceException.Problem.CLOSED));
    }

    private void holdEvenIfInterrupted() {
        while (goOn.getCount() > 0) {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                continue;
            }
        }
    }
}
