package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import java.nio.ByteBuffer;

/** How a worker tells that a request failed. */
final class WorkerError {
    private WorkerError() {}

    static ByteBuffer body(AudioException error) {
        return new BodyWriter()
                .put(error.problem().name())
                .put(String.valueOf(error.getMessage()))
                .body();
    }

    static AudioException from(ByteBuffer body) {
        Problem problem = Problem.valueOf(BodyWriter.text(body));
        return new AudioException(problem, BodyWriter.text(body));
    }
}
