package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioFormat;
import java.nio.ByteBuffer;

/**
 * Asks a worker to write a file; samples follow in messages of their own.
 *
 * @param id of the request, for {@link Message.Type#CANCEL}
 * @param file to write, in place of one that may be there
 * @param format of the samples
 * @param kind of the file
 */
record EncodeRequest(int id, FileName file, AudioFormat format, EncodedFileKind kind) {
    ByteBuffer body() {
        return new BodyWriter()
                .put(id)
                .put(file.bytes())
                .put(file.name())
                .put(format.sampleRate())
                .put(format.channels())
                .put(kind.name())
                .body();
    }

    static EncodeRequest from(ByteBuffer body) {
        return new EncodeRequest(
                body.getInt(),
                new FileName(BodyWriter.bytes(body), BodyWriter.text(body)),
                new AudioFormat(body.getInt(), body.getInt()),
                EncodedFileKind.valueOf(BodyWriter.text(body)));
    }
}
