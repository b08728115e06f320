package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioInfo;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Recording;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The samples that a worker sends. The pipe between them holds the worker back when nobody reads. The limits are held to
 * here as well, since a worker that a file has taken over would not.
 */
final class WorkerStream implements DecodedStream {
    private static final Duration CANCEL_TIME = Duration.ofSeconds(3);

    private final DecodeWorkerPool pool;
    private final Recording file;
    private final DecodeRequest request;
    private final AudioLimits limits;
    private final AudioInfo info;
    private @Nullable WorkerProcess worker;
    private @Nullable AudioException failure;
    private FloatBuffer block = FloatBuffer.allocate(0);
    private List<String> warnings = List.of();
    private long waitedNanos;
    private long frames;
    private long notFinite;

    private WorkerStream(DecodeWorkerPool pool, WorkerProcess worker, Recording file, DecodeRequest request)
            throws AudioException {
        this.pool = pool;
        this.worker = worker;
        this.file = file;
        this.request = request;
        this.limits = request.limits();
        worker.send(Message.Type.DECODE, request.body(), deadline());
        Message header = await(worker);
        if (header.type() != Message.Type.HEADER) {
            throw worker.confused(header.type() + " instead of a header");
        }
        try {
            this.info = StreamHeader.from(header.body());
        } catch (RuntimeException e) {
            throw worker.confused("a header that cannot be read: " + e);
        }
        limits.checkChannels(file, info.format().channels());
    }

    static WorkerStream open(DecodeWorkerPool pool, WorkerProcess worker, Recording file, DecodeRequest request)
            throws AudioException {
        try {
            return new WorkerStream(pool, worker, file, request);
        } catch (AudioException | RuntimeException e) {
            pool.retire(worker);
            throw e;
        }
    }

    @Override
    public AudioInfo info() {
        return info;
    }

    @Override
    public OptionalLong statedFrames() {
        if (info.statedFrames().isEmpty()) {
            return info.statedFrames();
        }
        int rate = info.format().sampleRate();
        long there =
                Math.max(0, info.statedFrames().getAsLong() - request.excerpt().startFrame(rate));
        return OptionalLong.of(Math.min(there, request.excerpt().frames(rate)));
    }

    @Override
    public List<String> warnings() {
        if (notFinite == 0) {
            return warnings;
        }
        List<String> all = new ArrayList<>(warnings);
        all.add(notFinite + " samples are not finite numbers and were read as 0.");
        return all;
    }

    @Override
    public int read(float[][] target, int offset, int count) throws AudioException {
        if (failure != null) {
            throw failure;
        }
        while (!block.hasRemaining()) {
            if (worker == null || !nextBlock(worker)) {
                return -1;
            }
        }
        int channels = info.format().channels();
        int part = Math.min(count, block.remaining() / channels);
        for (int i = offset; i < offset + part; i++) {
            for (int c = 0; c < channels; c++) {
                float sample = block.get();
                if (!Float.isFinite(sample)) {
                    notFinite++;
                    sample = 0;
                }
                target[c][i] = sample;
            }
        }
        return part;
    }

    @Override
    public void close() {
        block = FloatBuffer.allocate(0);
        WorkerProcess held = worker;
        if (held != null) {
            worker = null;
            cancel(held);
        }
    }

    /** Lets the worker come to an end, which is cheaper than a new one; if it does not at once, it is ended. */
    private void cancel(WorkerProcess held) {
        WorkerDeadline soon = WorkerDeadline.in(CANCEL_TIME, this::hangs);
        try {
            held.send(Message.Type.CANCEL, ByteBuffer.allocate(Integer.BYTES).putInt(0, request.id()), soon);
            while (held.receive(soon).type() != Message.Type.END) {}
            pool.giveBack(held);
        } catch (AudioException e) {
            pool.retire(held);
        }
    }

    private boolean nextBlock(WorkerProcess held) throws AudioException {
        try {
            Message message = await(held);
            switch (message.type()) {
                case SAMPLES -> block = samples(held, message.body());
                case END -> {
                    warnings = WorkerReport.from(message.body()).warnings();
                    worker = null;
                    pool.giveBack(held);
                    return false;
                }
                default -> throw held.confused(message.type() + " among samples");
            }
            return true;
        } catch (AudioException e) {
            throw fail(held, e);
        } catch (RuntimeException e) {
            throw fail(held, held.confused("an answer that cannot be read: " + e));
        }
    }

    private AudioException fail(WorkerProcess held, AudioException why) {
        failure = why;
        worker = null;
        pool.retire(held);
        return why;
    }

    private FloatBuffer samples(WorkerProcess held, ByteBuffer body) throws AudioException {
        int frameBytes = info.format().channels() * Float.BYTES;
        if (body.remaining() % frameBytes != 0) {
            throw held.confused(body.remaining() + " bytes of samples for frames of " + frameBytes + " bytes");
        }
        frames += body.remaining() / frameBytes;
        limits.checkFrames(file, frames, info.format().sampleRate());
        return body.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }

    private Message await(WorkerProcess held) throws AudioException {
        long start = System.nanoTime();
        try {
            return held.receive(deadline());
        } finally {
            waitedNanos += System.nanoTime() - start;
        }
    }

    private WorkerDeadline deadline() {
        Duration left = limits.maxTime().minusNanos(waitedNanos);
        Duration silence = pool.settings().silenceTimeout();
        return left.compareTo(silence) < 0
                ? WorkerDeadline.in(left, () -> DecodeTimes.overLimit(file, limits))
                : WorkerDeadline.in(silence, this::hangs);
    }

    private AudioException hangs() {
        return new AudioException(
                Problem.TIMED_OUT,
                file + " kept the decoder silent for "
                        + pool.settings().silenceTimeout().toMillis() / 1000.0
                        + " s: check the file, or raise the time of silence of the workers.");
    }
}
