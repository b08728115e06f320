package io.ripieno.music.decode;

/**
 * How a file is written, in FFmpeg's names.
 *
 * @param muxer such as {@code flac}
 * @param encoder such as {@code flac}
 * @param sampleFormat that the encoder takes, such as {@code s16} or {@code fltp}
 * @param bits of integer samples, otherwise 0
 * @param bitRate in bits per second, 0 where it does not apply
 */
record EncoderSettings(String muxer, String encoder, String sampleFormat, int bits, int bitRate) {}
