package io.ripieno.service.file;

import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Stop;
import io.ripieno.service.log.Log;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Opens files on threads of its own, each for so long at most. A pipe that takes the place of a file between check and
 * open would hold its opener until somebody writes to it: we do, for a moment, so that it is let go and finds out. An
 * opener that hangs all the same, on a medium that is away or a pipe that has lost its name, is left behind; only so
 * many are, then nothing is opened until one comes back. Safe for use by several threads.
 */
final class OpenInTime {
    /** How many openers may hang before nothing is opened any more. */
    static final int MOST_STUCK = 16;

    private static final Log LOG = Log.of(OpenInTime.class);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int IDLE_SECONDS = 10;

    private final Duration longest;
    private final AtomicInteger stuck = new AtomicInteger();
    private final AtomicInteger count = new AtomicInteger();
    private final ThreadPoolExecutor openers = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

    /**
     * Opens.
     *
     * @param longest time that one opening may take
     */
    OpenInTime(Duration longest) {
        this.longest = longest;
    }

    /**
     * Opens a file.
     *
     * @param input for messages
     * @param letGo is done again and again, on a thread of its own, while the opening takes its time
     * @throws JobFailure what {@code opening} throws; transient if it takes too long; what {@code stop} throws
     */
    SeekableByteChannel open(URI input, Opening opening, Runnable letGo, Stop stop) throws JobFailure {
        if (stuck.get() >= MOST_STUCK) {
            throw JobFailure.passing(
                    Code.UNREADABLE_INPUT,
                    "The input " + input + " is not opened, as " + MOST_STUCK + " others hang.",
                    "Look for pipes and for a medium that is away below ripieno.files.roots, and start the service"
                            + " again if they do not come back.",
                    null);
        }
        CompletableFuture<SeekableByteChannel> opened = new CompletableFuture<>();
        openers.execute(() -> open(opening, opened));
        try {
            return await(opened, input, letGo, stop);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JobFailure failure) {
                throw failure;
            }
            throw new IllegalStateException("The input " + input + " could not be opened.", e.getCause());
        } catch (JobFailure e) {
            leave(opened);
            throw e;
        }
    }

    private void leave(CompletableFuture<SeekableByteChannel> opened) {
        if (opened.completeExceptionally(new TimeoutException("The opener was left behind."))) {
            stuck.incrementAndGet();
        } else {
            opened.thenAccept(OpenInTime::close);
        }
    }

    private SeekableByteChannel await(
            CompletableFuture<SeekableByteChannel> opened, URI input, Runnable letGo, Stop stop)
            throws JobFailure, ExecutionException {
        long end = System.nanoTime() + longest.toNanos();
        CompletableFuture<Void> letting = CompletableFuture.completedFuture(null);
        while (System.nanoTime() < end) {
            try {
                return opened.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                stop.check();
                if (letting.isDone()) {
                    letting = CompletableFuture.runAsync(letGo, openers);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw JobFailure.passing(
                Code.UNREADABLE_INPUT,
                "The input " + input + " was not open after " + longest.toMillis() / 1000.0 + " s.",
                "Maybe its medium is away, or somebody puts pipes in its place; mend that and send the job again, or"
                        + " raise ripieno.files.open-time.",
                null);
    }

    private void open(Opening opening, CompletableFuture<SeekableByteChannel> opened) {
        try {
            SeekableByteChannel channel = opening.open();
            if (!opened.complete(channel)) {
                stuck.decrementAndGet();
                close(channel);
            }
        } catch (Throwable e) {
            if (!opened.completeExceptionally(e)) {
                stuck.decrementAndGet();
            }
        }
    }

    private static void close(SeekableByteChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn(Code.UNREADABLE_INPUT, "An input that took too long to open could not be closed.", "cause", e);
        }
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "ripieno-open-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** What may hang. */
    @FunctionalInterface
    interface Opening {
        SeekableByteChannel open() throws JobFailure;
    }
}
