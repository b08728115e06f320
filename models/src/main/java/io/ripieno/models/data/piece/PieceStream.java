package io.ripieno.models.data.piece;

import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.SynthesisException.Problem;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Pieces in the order of their numbers, rendered ahead by threads of its own. At most so many pieces as it is told are
 * finished or in work beyond the one that was taken last, so that memory is bounded and rendering waits for its reader.
 * For one reader.
 */
public final class PieceStream implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final PieceSource source;
    private final int ahead;
    private final ExecutorService workers;
    private final Queue<Future<RenderedPiece>> pending = new ArrayDeque<>();
    private final int end;
    private int next;

    /**
     * @param first number of the first piece
     * @param end number after the last piece
     * @param threads that render
     * @param ahead how many pieces are kept or made, at least 1
     */
    public PieceStream(PieceSource source, int first, int end, int threads, int ahead) {
        if (threads < 1 || ahead < 1) {
            throw new IllegalArgumentException(
                    "A stream needs at least 1 thread (" + threads + ") and 1 piece ahead (" + ahead + ").");
        }
        this.source = source;
        this.ahead = ahead;
        this.end = end;
        next = first;
        workers = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "render");
            thread.setDaemon(true);
            return thread;
        });
    }

    public boolean hasNext() {
        return next < end || !pending.isEmpty();
    }

    /**
     * The next piece, when it is ready.
     *
     * @throws java.util.NoSuchElementException after the last
     * @throws SynthesisException if that piece could not be rendered; the one after it can be taken all the same
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public RenderedPiece next() throws SynthesisException, InterruptedException {
        while (pending.size() < ahead && next < end) {
            int index = next++;
            pending.add(workers.submit(() -> source.piece(index)));
        }
        try {
            return pending.remove().get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof SynthesisException failed) {
                throw failed;
            }
            throw new SynthesisException(
                    Problem.FAILED, "A piece could not be rendered (" + cause + "). Report this with its seed.", e);
        }
    }

    /** Ends the threads and waits for them to clear up; pieces in work are given up. */
    @Override
    public void close() {
        workers.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            if (!workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Rendering did not stop within " + PATIENCE_SECONDS + " s; going on without it.");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
