package io.ripieno.music.audio;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a file says about itself.
 *
 * @param container short name of the file format, such as {@code wav} or {@code ogg}
 * @param codec short name of the coding, such as {@code pcm_s16le} or {@code vorbis}
 * @param format of the decoded samples: the file's own
 * @param statedFrames length of the whole file, whatever excerpt is read; absent where the container does not tell. A
 *     hint, never a promise
 */
public record AudioInfo(String container, String codec, AudioFormat format, OptionalLong statedFrames) {
    /** The stated length in seconds. */
    public OptionalDouble statedSeconds() {
        return statedFrames.isPresent()
                ? OptionalDouble.of(statedFrames.getAsLong() / (double) format.sampleRate())
                : OptionalDouble.empty();
    }
}
