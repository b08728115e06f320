package io.ripieno.music.decode;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * What a pool says to its worker, read by a thread of its own so that a cancellation, and the end of the pool, are seen
 * in the middle of work.
 */
final class Requests {
    private static final int AHEAD = 4;
    private static final int NONE = -1;

    private final DataInputStream in;
    private final Runnable atEnd;
    private final BlockingQueue<Optional<Message>> queue = new ArrayBlockingQueue<>(AHEAD);
    private volatile int cancelled = NONE;
    private volatile boolean ended;

    /** Requests whose reading has not started. {@code atEnd} is called as soon as the input ends. */
    Requests(InputStream in, Runnable atEnd) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.atEnd = atEnd;
    }

    void start() {
        Thread reader = new Thread(this::read, "requests");
        reader.setDaemon(true);
        reader.start();
    }

    /** Waits for the next message; null at the end of the input. */
    @Nullable
    Message next() throws InterruptedException {
        return queue.take().orElse(null);
    }

    boolean isCancelled(int request) {
        return cancelled == request || ended;
    }

    private void read() {
        try {
            for (Message message; (message = Message.read(in)) != null; ) {
                if (message.type() == Message.Type.CANCEL) {
                    cancelled = message.body().getInt(0);
                }
                queue.put(Optional.of(message));
            }
        } catch (IOException | RuntimeException e) {
            System.err.println("The requests end: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended = true;
        atEnd.run();
        try {
            queue.put(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
