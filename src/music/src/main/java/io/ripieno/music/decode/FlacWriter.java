package io.ripieno.music.decode;

import io.ripieno.music.audio.AbortSignal;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioSink;
import io.ripieno.music.audio.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes FLAC through a decode worker, which it holds until it is finished or closed. */
public final class FlacWriter implements AudioSink {
    /** Of full scale {@code 2^(bits - 1)}; what is a multiple of its inverse is kept exactly. */
    public enum Depth {
        BITS_16(EncodedFileKind.FLAC_16),
        BITS_24(EncodedFileKind.FLAC_24);

        private final EncodedFileKind kind;

        Depth(EncodedFileKind kind) {
            this.kind = kind;
        }
    }

    private final DecodeWorkerPool pool;
    private final WorkerProcess worker;
    private final Path path;
    private final AudioFormat format;
    private final ByteBuffer block;
    private long frames;
    private boolean open = true;
    private boolean finished;

    private FlacWriter(DecodeWorkerPool pool, WorkerProcess worker, Path path, AudioFormat format) {
        this.pool = pool;
        this.worker = worker;
        this.path = path;
        this.format = format;
        int frameBytes = format.channels() * Float.BYTES;
        this.block = ByteBuffer.allocate(Math.max(1, Message.SAMPLE_BYTES / frameBytes) * frameBytes)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Starts a file, in place of one that may be there; blocks until a worker is free.
     *
     * @throws AudioException if no worker can be had. That the file cannot be written, or not in this format (at most 8
     *     channels), is told by a later call
     */
    public static FlacWriter create(Path path, AudioFormat format, Depth depth, DecodeWorkerPool workers)
            throws AudioException {
        EncodeRequest request =
                new EncodeRequest(workers.nextRequest(), FileName.of(Recording.of(path)), format, depth.kind);
        FlacWriter writer =
                new FlacWriter(workers, workers.borrow(Recording.of(path), AbortSignal.NEVER), path, format);
        writer.send(Message.Type.ENCODE, request.body());
        return writer;
    }

    @Override
    public AudioFormat format() {
        return format;
    }

    @Override
    public void write(float[][] source, int offset, int count) throws AudioException {
        requireOpen();
        for (int i = offset; i < offset + count; i++) {
            for (int c = 0; c < format.channels(); c++) {
                block.putFloat(source[c][i]);
            }
            if (!block.hasRemaining()) {
                drain();
            }
        }
        frames += count;
    }

    @Override
    public long finish() throws AudioException {
        if (finished) {
            return frames;
        }
        requireOpen();
        drain();
        send(Message.Type.FINISH, ByteBuffer.allocate(0));
        Message answer = end();
        if (WorkerReport.from(answer.body()).frames() != frames) {
            throw fail(lost(worker.confused("another number of frames than " + frames)));
        }
        finished = true;
        open = false;
        pool.giveBack(worker);
        return frames;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            pool.retire(worker);
        }
        if (!finished) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException("The incomplete file " + path + " cannot be removed.", e);
            }
        }
    }

    private Message end() throws AudioException {
        try {
            Message answer = worker.receive(deadline());
            if (answer.type() != Message.Type.END) {
                throw worker.confused(answer.type() + " at the end of a file");
            }
            return answer;
        } catch (AudioException e) {
            throw fail(e);
        } catch (WorkerLoss e) {
            throw fail(lost(e));
        }
    }

    private void drain() throws AudioException {
        send(Message.Type.SAMPLES, block.flip());
        block.clear();
    }

    private void send(Message.Type type, ByteBuffer body) throws AudioException {
        try {
            worker.send(type, body, deadline());
        } catch (AudioException e) {
            throw fail(e);
        } catch (WorkerLoss e) {
            throw fail(lost(e));
        }
    }

    private AudioException lost(WorkerLoss loss) {
        return new AudioException(
                Problem.WORKER_LOST,
                path + " was not written, since its decode worker " + loss.what()
                        + ": write it again; if that fails, too, check the disk and the memory of the machine.",
                loss);
    }

    private AudioException fail(AudioException why) {
        open = false;
        pool.retire(worker);
        return why;
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException(path + " is finished or has failed: write before that.");
        }
    }

    private WorkerDeadline deadline() {
        return WorkerDeadline.in(
                pool.settings().times().silence(),
                () -> new AudioException(
                        Problem.TIMED_OUT,
                        path + " kept the encoder silent for "
                                + pool.settings().times().silence().toMillis() / 1000.0
                                + " s: check the disk, or raise the time of silence of the workers."));
    }
}
