package io.ripieno.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that runs until it is stopped (Ctrl-C) come to its own end: it sees the request, says what it has to say
 * and closes this, and the program ends as done.
 */
public final class StopRequest implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");
    private volatile boolean made;

    private StopRequest() {}

    /** Takes requests to stop from now on until it is closed. */
    public static StopRequest listen() {
        var request = new StopRequest();
        Runtime.getRuntime().addShutdownHook(request.hook);
        return request;
    }

    /** Whether the program was told to end. */
    public boolean isMade() {
        return made;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook has begun, and ends the program now.
        }
    }

    private void stop() {
        made = true;
        try {
            int exitCode = closed.await(GRACE.toSeconds(), TimeUnit.SECONDS) ? ExitCode.DONE : ExitCode.FAILED;
            Runtime.getRuntime().halt(exitCode);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
