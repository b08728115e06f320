package io.ripieno.music.decode;

import io.ripieno.music.audio.AbortSignal;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioInfo;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Recording;
import io.ripieno.music.wav.WavReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Opens recordings: plain WAV in process; FLAC, MP3, Ogg Vorbis, Opus, M4A, AAC, AIFF and coded WAV through decode
 * workers. The kind of a file is told by its content, never by its name. May be used by several threads.
 *
 * <p>What an encoder has put before the music, and after it, is taken away where the container states it: Ogg, Opus and
 * MP3 with a LAME header have the exact length; M4A begins exactly and may end with a rest of at most one frame; bare AAC
 * (ADTS) keeps the encoder's delay, usually 1024 samples, and MP3 without the header keeps its own.
 *
 * <p>An excerpt has the very samples that the whole has at its place, except that AAC may fill bands with noise, which is
 * random. No more than the excerpt and a second before it is decoded; MP3 and AAC without
 * an index are searched from the beginning of the file, without decoding, and only ADPCM in WAV is decoded from there.
 */
public final class AudioDecoder implements AutoCloseable {
    private final AudioLimits limits;
    private final DecodeWorkerPool workers;

    /** The decoder owns the workers and closes them with itself. */
    public AudioDecoder(AudioLimits limits, DecodeWorkerPool workers) {
        this.limits = limits;
        this.workers = workers;
    }

    /** Opens a file that is called by its path, and that stays wanted. */
    public DecodedStream open(Path file, Excerpt excerpt) throws AudioException {
        return open(Recording.of(file), excerpt, AbortSignal.NEVER);
    }

    /** Opens a file that is called by its path. */
    public DecodedStream open(Path file, Excerpt excerpt, AbortSignal signal) throws AudioException {
        return open(Recording.of(file), excerpt, signal);
    }

    /** Opens a file with an ordinary claim to a worker. */
    public DecodedStream open(Recording recording, Excerpt excerpt, AbortSignal signal) throws AudioException {
        return open(recording, excerpt, signal, WorkerClaim.ORDINARY);
    }

    /**
     * Opens a file at an excerpt, with the file's own sample rate and channels. That a recording or an excerpt is too
     * short shows where it ends, so {@link DecodedStream#read} tells it in place of the end.
     *
     * <p>With a signal that may be given, a free worker is waited for until it is; without one, for as long as the
     * settings of the workers say. A thread that holds one stream and opens another may wait for itself if all workers
     * are held in this way.
     *
     * @param claim to a worker, beside those of others who wait
     *
     * @throws AudioException if the file is not readable audio, goes over a limit, is no longer wanted, or no worker can
     *     be had
     */
    public DecodedStream open(Recording recording, Excerpt excerpt, AbortSignal signal, WorkerClaim claim)
            throws AudioException {
        signal.throwIfAborted(recording);
        if (!Files.isRegularFile(recording.file())) {
            throw new AudioException(
                    Problem.INPUT_OUTPUT, recording + " is not a regular file: check that it exists and is readable.");
        }
        return new GuardedStream(recording, openUnguarded(recording, excerpt, signal, claim), limits, signal);
    }

    private DecodedStream openUnguarded(Recording recording, Excerpt excerpt, AbortSignal signal, WorkerClaim claim)
            throws AudioException {
        if (isWav(recording)) {
            try {
                return WavReader.open(recording, excerpt, limits);
            } catch (AudioException e) {
                if (e.problem() != Problem.UNSUPPORTED) {
                    throw e;
                }
            }
        }
        return workers.decode(recording, excerpt, limits, signal, claim);
    }

    /** What a file says about itself, without decoding it. */
    public AudioInfo probe(Path file) throws AudioException {
        try (DecodedStream stream = open(file, Excerpt.WHOLE)) {
            return stream.info();
        }
    }

    @Override
    public void close() {
        workers.close();
    }

    private static boolean isWav(Recording recording) throws AudioException {
        ByteBuffer start = ByteBuffer.allocate(12);
        try (FileChannel channel = FileChannel.open(recording.file(), StandardOpenOption.READ)) {
            while (start.hasRemaining() && channel.read(start) >= 0) {}
            if (start.position() == 0) {
                throw new AudioException(
                        Problem.UNREADABLE, recording + " is empty (0 bytes): make it again, or fetch it again.");
            }
        } catch (AudioException e) {
            throw e;
        } catch (IOException e) {
            throw new AudioException(
                    Problem.INPUT_OUTPUT, recording + " cannot be read (" + e + "): check that it may be read.", e);
        }
        return WavReader.isWav(start.flip());
    }
}
