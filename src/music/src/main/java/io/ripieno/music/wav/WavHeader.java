package io.ripieno.music.wav;

import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioInfo;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where the samples of a WAV file lie and how.
 *
 * @param container {@code wav}, or {@code rf64} for the variant with 64-bit sizes
 * @param coding of each sample
 * @param frameBytes from one frame to the next
 * @param dataStart index of the first byte of the samples in the file
 * @param frames that the file really holds
 * @param warnings what was found wrong and is read all the same
 */
record WavHeader(
        String container,
        WavCoding coding,
        AudioFormat format,
        int frameBytes,
        long dataStart,
        long frames,
        List<String> warnings) {
    WavHeader {
        warnings = List.copyOf(warnings);
    }

    AudioInfo info() {
        return new AudioInfo(container, coding.codec(), format, OptionalLong.of(frames));
    }
}
