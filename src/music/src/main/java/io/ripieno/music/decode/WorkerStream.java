package io.ripieno.music.decode;

import io.ripieno.music.audio.AbortSignal;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioInfo;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.ClippedRuns;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Recording;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The samples that a worker sends. The pipe between them holds the worker back when nobody reads. The limits are held to
 * here as well, since a worker that a file has taken over would not. A worker that is lost is replaced once, by one that
 * serves nothing else and goes on with the very frame that is next; if that is lost, too, it is the file.
 */
final class WorkerStream implements DecodedStream {
    private static final FloatBuffer EMPTY = FloatBuffer.allocate(0);

    private final Recording recording;
    private final Excerpt excerpt;
    private final AudioLimits limits;
    private final DecodeSession session;
    private final AudioInfo info;
    private final ClippedRuns clipped;
    private @Nullable WorkerLoss loss;
    private @Nullable AudioException failure;
    private FloatBuffer block = EMPTY;
    private boolean ended;
    private long frames;
    private long given;
    private long notFinite;
    private long framesOfLost;
    /** How many seconds are known or thought to be wanted. */
    private double seconds;

    /** Waits for a worker, and for what the file says about itself. */
    WorkerStream(
            DecodeWorkerPool pool,
            Recording recording,
            Excerpt excerpt,
            AudioLimits limits,
            AbortSignal signal,
            WorkerClaim claim)
            throws AudioException {
        this.recording = recording;
        this.excerpt = excerpt;
        this.limits = limits;
        this.session = new DecodeSession(pool, recording, limits, signal, claim);
        this.info = begin(excerpt);
        this.seconds = claim.seconds();
        statedFrames().ifPresent(this::heard);
        this.clipped = new ClippedRuns(info.format().channels());
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
        long there = Math.max(0, info.statedFrames().getAsLong() - excerpt.startFrame(rate));
        return OptionalLong.of(Math.min(there, excerpt.frames(rate)));
    }

    @Override
    public List<String> warnings() {
        List<String> all = new ArrayList<>(session.warnings());
        if (notFinite > 0) {
            all.add(notFinite + " samples are not finite numbers and were read as 0.");
        }
        if (framesOfLost > 0) {
            all.add(String.format(
                    Locale.ROOT,
                    "A decode worker was lost after %.1f s: whether the file is damaged before that is not known.",
                    framesOfLost / (double) info.format().sampleRate()));
        }
        return all;
    }

    @Override
    public int read(float[][] target, int offset, int count) throws AudioException {
        if (failure != null) {
            throw failure;
        }
        while (!block.hasRemaining()) {
            if (ended || !nextBlock()) {
                return -1;
            }
        }
        int channels = info.format().channels();
        int part = Math.min(count, block.remaining() / channels);
        for (int i = offset; i < offset + part; i++) {
            for (int c = 0; c < channels; c++) {
                float sample = block.get();
                target[c][i] =
                        Math.abs(sample) < ClippedRuns.FULL_SCALE ? sample : examined(sample, c, given + i - offset);
            }
        }
        given += part;
        return part;
    }

    private float examined(float sample, int channel, long frame) {
        if (Float.isFinite(sample)) {
            clipped.add(channel, frame);
            return sample;
        }
        notFinite++;
        return 0;
    }

    @Override
    public OptionalLong clippedSamples() {
        return OptionalLong.of(clipped.samples());
    }

    @Override
    public void close() {
        ended = true;
        block = EMPTY;
        session.close();
    }

    private boolean nextBlock() throws AudioException {
        try {
            FloatBuffer next = next();
            ended = next == null;
            block = next == null ? EMPTY : next;
            frames += block.remaining() / info.format().channels();
            limits.checkFrames(recording, frames, info.format().sampleRate());
            if (frames > seconds * info.format().sampleRate()) {
                heard(frames);
            }
            return !ended;
        } catch (AudioException e) {
            failure = e;
            block = EMPTY;
            session.release();
            throw e;
        }
    }

    /** Of the recording at least so many frames are wanted. */
    private void heard(long wanted) {
        seconds = (double) wanted / info.format().sampleRate();
        session.heard(seconds);
    }

    private @Nullable FloatBuffer next() throws AudioException {
        while (true) {
            try {
                return session.next();
            } catch (WorkerLoss e) {
                framesOfLost = frames;
                Excerpt rest = rest();
                if (rest == null) {
                    session.release();
                    return null;
                }
                restartAlone(e);
                requireSame(begin(rest));
            }
        }
    }

    private AudioInfo begin(Excerpt part) throws AudioException {
        while (true) {
            try {
                return session.begin(part);
            } catch (WorkerLoss e) {
                restartAlone(e);
            }
        }
    }

    private void restartAlone(WorkerLoss another) throws AudioException {
        if (loss != null) {
            session.release();
            throw new AudioException(
                    Problem.BREAKS_WORKERS,
                    recording + " ended two decode workers: the first " + loss.what()
                            + "; the second, which served nothing else, " + another.what()
                            + ": check that it plays, convert it to WAV, or raise the limits on the silence and the"
                            + " memory of decode workers.",
                    another);
        }
        loss = another;
        session.restartAlone();
    }

    /** What of the excerpt has not been given yet; null if that is nothing. */
    private @Nullable Excerpt rest() {
        int rate = info.format().sampleRate();
        double start = (excerpt.startFrame(rate) + frames) / (double) rate;
        long wanted = excerpt.frames(rate);
        if (wanted == Long.MAX_VALUE) {
            return new Excerpt(start, Double.POSITIVE_INFINITY);
        }
        return wanted > frames ? new Excerpt(start, (wanted - frames) / (double) rate) : null;
    }

    private void requireSame(AudioInfo again) throws AudioException {
        if (!again.format().equals(info.format())) {
            throw new AudioException(
                    Problem.UNREADABLE,
                    recording + " was " + info.format() + " at first and is " + again.format()
                            + " after a new start: make sure that nobody writes to it, and try again.");
        }
    }
}
