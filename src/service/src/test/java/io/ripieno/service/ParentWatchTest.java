package io.ripieno.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentWatchTest {
    @Test
    void theServiceStopsWhenItsInputEndsAndNotBefore() throws Exception {
        var stopped = new CountDownLatch(1);
        try (var parent = new PipedOutputStream()) {
            Thread watch = ParentWatch.start(new PipedInputStream(parent), stopped::countDown);
            parent.write(1);
            parent.flush();
            assertThat(stopped.await(200, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(watch.isDaemon()).isTrue();
        }
        assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
