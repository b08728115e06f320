package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.Excerpt;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Asks a worker for the samples of a file.
 *
 * @param id of the request, for {@link Message.Type#CANCEL}
 * @param file to read
 * @param excerpt of it
 * @param limits that the worker holds to, as the pool does
 */
record DecodeRequest(int id, FileName file, Excerpt excerpt, AudioLimits limits) {
    ByteBuffer body() {
        return new BodyWriter()
                .put(id)
                .put(file.bytes())
                .put(file.name())
                .put(excerpt.startSeconds())
                .put(excerpt.durationSeconds())
                .put(limits.minDuration().toMillis())
                .put(limits.maxDuration().toMillis())
                .put(limits.maxBytes())
                .put(limits.maxChannels())
                .put(limits.maxTime().toMillis())
                .body();
    }

    static DecodeRequest from(ByteBuffer body) {
        return new DecodeRequest(
                body.getInt(),
                new FileName(BodyWriter.bytes(body), BodyWriter.text(body)),
                new Excerpt(body.getDouble(), body.getDouble()),
                new AudioLimits(
                        Duration.ofMillis(body.getLong()),
                        Duration.ofMillis(body.getLong()),
                        body.getLong(),
                        body.getInt(),
                        Duration.ofMillis(body.getLong())));
    }
}
