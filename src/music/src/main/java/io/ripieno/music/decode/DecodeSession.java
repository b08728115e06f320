package io.ripieno.music.decode;

import io.ripieno.music.audio.AbortSignal;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioInfo;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Recording;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker at one recording. It is held until the samples are at their end, an error or {@link #close}; after a loss it
 * is still held, to be replaced by {@link #restartAlone} or let go by {@link #close}.
 */
final class DecodeSession {
    /** For a worker that is told that nobody wants its answers any more; after that it is ended. */
    private static final Duration CANCEL_TIME = Duration.ofSeconds(3);

    /** The same where somebody waits for it. */
    private static final Duration ABORT_TIME = Duration.ofMillis(100);

    private final DecodeWorkerPool pool;
    private final Recording recording;
    private final AudioLimits limits;
    private final AbortSignal signal;
    private WorkerProcess worker;
    private boolean held = true;
    private boolean alone;
    private int request;
    private int frameBytes;
    private long waitedNanos;
    private List<String> warnings = List.of();

    /** Waits for a worker. */
    DecodeSession(DecodeWorkerPool pool, Recording recording, AudioLimits limits, AbortSignal signal, WorkerClaim claim)
            throws AudioException {
        this.pool = pool;
        this.recording = recording;
        this.limits = limits;
        this.signal = signal;
        this.worker = pool.borrow(recording, signal, claim);
    }

    /** Starts to decode, and waits for what the file says about itself. */
    AudioInfo begin(Excerpt part) throws AudioException, WorkerLoss {
        try {
            request = pool.nextRequest();
            ByteBuffer body = new DecodeRequest(request, FileName.of(recording), part, limits).body();
            worker.send(Message.Type.DECODE, body, deadline());
            Message header = await();
            if (header.type() != Message.Type.HEADER) {
                throw worker.confused(header.type() + " instead of a header");
            }
            AudioInfo info = info(header.body());
            limits.checkChannels(recording, info.format().channels());
            frameBytes = info.format().channels() * Float.BYTES;
            return info;
        } catch (WorkerLoss e) {
            worker.end(e);
            throw e;
        } catch (AudioException | RuntimeException e) {
            release();
            throw e;
        }
    }

    /** The next interleaved samples, or null at the end. */
    @Nullable
    FloatBuffer next() throws AudioException, WorkerLoss {
        if (!held) {
            return null;
        }
        try {
            Message message = await();
            return switch (message.type()) {
                case SAMPLES -> samples(message.body());
                case END -> {
                    warnings = warnings(message.body());
                    release();
                    yield null;
                }
                default -> throw worker.confused(message.type() + " among samples");
            };
        } catch (WorkerLoss e) {
            worker.end(e);
            throw e;
        } catch (AudioException | RuntimeException e) {
            release();
            throw e;
        }
    }

    /** So many seconds are wanted of the recording, whatever was thought. */
    synchronized void heard(double seconds) {
        if (held) {
            pool.heard(worker, seconds);
        }
    }

    /** What the worker has told at the end. */
    List<String> warnings() {
        return warnings;
    }

    /** Puts a new process that serves nothing else in the place of a worker that is lost. */
    void restartAlone() throws AudioException {
        synchronized (this) {
            held = false;
        }
        WorkerProcess fresh = pool.replace(worker, recording, signal);
        synchronized (this) {
            worker = fresh;
            alone = true;
            held = true;
        }
    }

    /** Lets the worker come to an end, which is cheaper than a new one; if it does not at once, it is ended. */
    void close() {
        if (!held) {
            return;
        }
        if (!worker.isAtRest() && !worker.isEnded()) {
            Duration time = signal.isAborted() ? ABORT_TIME : CANCEL_TIME;
            hurry(time);
            drain(WorkerDeadline.in(time, () -> new WorkerLoss("did not stop")));
        }
        release();
    }

    private Message await() throws AudioException, WorkerLoss {
        long start = System.nanoTime();
        try (var listening = signal.onAbort(() -> hurry(ABORT_TIME))) {
            Message message = worker.receive(deadline());
            if (signal.isAborted()) {
                if (!worker.isAtRest()) {
                    hurry(ABORT_TIME);
                    drain(deadline());
                }
                throw AudioException.aborted(recording);
            }
            return message;
        } finally {
            waitedNanos += System.nanoTime() - start;
        }
    }

    private synchronized void hurry(Duration time) {
        if (held) {
            worker.hurry(request, WorkerDeadline.in(time, () -> AudioException.aborted(recording)));
            pool.lookIn(time);
        }
    }

    private void drain(WorkerDeadline until) {
        try {
            while (!worker.isAtRest()) {
                worker.receive(until);
            }
        } catch (AudioException | WorkerLoss e) {
            worker.end(e);
        }
    }

    /** Gives the worker back if it has come to an end in order; if not, it is ended. */
    synchronized void release() {
        if (held) {
            held = false;
            if (alone) {
                pool.retire(worker);
            } else {
                pool.giveBack(worker);
            }
        }
    }

    private AudioInfo info(ByteBuffer body) throws WorkerLoss {
        try {
            return StreamHeader.from(body);
        } catch (RuntimeException e) {
            throw worker.confused("a header that cannot be read: " + e);
        }
    }

    private List<String> warnings(ByteBuffer body) throws WorkerLoss {
        try {
            return WorkerReport.from(body).warnings();
        } catch (RuntimeException e) {
            throw worker.confused("a report that cannot be read: " + e);
        }
    }

    private FloatBuffer samples(ByteBuffer body) throws WorkerLoss {
        if (body.remaining() % frameBytes != 0) {
            throw worker.confused(body.remaining() + " bytes of samples for frames of " + frameBytes + " bytes");
        }
        return body.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }

    private WorkerDeadline deadline() {
        long waited = waitedNanos;
        long start = System.nanoTime();
        Duration left = limits.maxTime().minusNanos(waited);
        Duration silence = pool.settings().times().silence();
        return left.compareTo(silence) < 0
                ? WorkerDeadline.in(
                        left, () -> DecodeTimes.overLimit(recording, limits, waited + System.nanoTime() - start))
                : WorkerDeadline.in(
                        silence, () -> new WorkerLoss("hung (no samples for " + silence.toMillis() / 1000.0 + " s)"));
    }
}
