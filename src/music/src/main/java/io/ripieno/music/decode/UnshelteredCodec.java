package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioStream;
import io.ripieno.music.audio.Recording;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/**
 * Encodes and decodes in this process, without the shelter of a worker: for files of one's own, such as those that
 * benchmarks make, and to know what decoding costs without a worker. Foreign files belong to {@link AudioDecoder}.
 */
public final class UnshelteredCodec {
    private static final int BLOCK = 4096;

    /** Kinds of files. */
    public enum Kind {
        FLAC,
        MP3,
        OGG,
        OPUS,
        M4A,
        AIFF;

        private EncoderSettings settings() {
            return switch (this) {
                case FLAC -> EncodedFileKind.FLAC_16.settings();
                case MP3 -> new EncoderSettings("mp3", "libmp3lame", "fltp", 0, 192_000);
                case OGG -> new EncoderSettings("ogg", "vorbis", "fltp", 0, 192_000);
                case OPUS -> new EncoderSettings("ogg", "libopus", "flt", 0, 160_000);
                case M4A -> new EncoderSettings("ipod", "aac", "fltp", 0, 192_000);
                case AIFF -> new EncoderSettings("aiff", "pcm_s16be", "s16", 16, 0);
            };
        }
    }

    private UnshelteredCodec() {}

    /** Writes a file from a stream, which it reads to its end. */
    public static void encode(Path file, Kind kind, AudioStream audio) throws AudioException {
        FfmpegSupport.prepare();
        int channels = audio.format().channels();
        float[][] block = new float[channels][BLOCK];
        FloatBuffer interleaved = FloatBuffer.allocate(channels * BLOCK);
        try (FfmpegEncoder encoder =
                new FfmpegEncoder(FileName.of(Recording.of(file)), audio.format(), kind.settings())) {
            for (int count; (count = audio.read(block, 0, BLOCK)) >= 0; interleaved.clear()) {
                for (int i = 0; i < count; i++) {
                    for (float[] channel : block) {
                        interleaved.put(channel[i]);
                    }
                }
                encoder.write(interleaved.flip());
            }
            encoder.finish();
        }
    }

    /** Decodes a file to interleaved floats, which nobody gets; returns how many frames there are. */
    public static long decode(Path file) throws AudioException {
        FfmpegSupport.prepare();
        long frames = 0;
        FloatBuffer samples = FloatBuffer.allocate(0);
        try (FfmpegDecoder decoder = new FfmpegDecoder(FileName.of(Recording.of(file)), () -> true)) {
            while (decoder.next()) {
                int wanted = decoder.length() * decoder.channels();
                samples = samples.capacity() < wanted ? FloatBuffer.allocate(wanted) : samples.clear();
                decoder.copy(0, decoder.length(), samples);
                frames += decoder.length();
            }
        }
        return frames;
    }
}
