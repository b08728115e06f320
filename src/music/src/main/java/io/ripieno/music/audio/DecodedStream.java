package io.ripieno.music.audio;

/** The samples of a file, with what is known about the file. */
public interface DecodedStream extends AudioStream {
    AudioInfo info();

    @Override
    default AudioFormat format() {
        return info().format();
    }
}
