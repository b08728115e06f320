package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioInfo;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** How a worker tells what file it reads. */
final class StreamHeader {
    private static final long UNSTATED = -1;

    private StreamHeader() {}

    static ByteBuffer body(AudioInfo info) {
        return new BodyWriter()
                .put(info.container())
                .put(info.codec())
                .put(info.format().sampleRate())
                .put(info.format().channels())
                .put(info.statedFrames().orElse(UNSTATED))
                .body();
    }

    static AudioInfo from(ByteBuffer body) {
        String container = BodyWriter.text(body);
        String codec = BodyWriter.text(body);
        AudioFormat format = new AudioFormat(body.getInt(), body.getInt());
        long stated = body.getLong();
        return new AudioInfo(container, codec, format, stated < 0 ? OptionalLong.empty() : OptionalLong.of(stated));
    }
}
