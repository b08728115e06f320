package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import io.ripieno.music.audio.Recording;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes and decodes in this process, without the shelter of a worker: for files of one's own, such as those that
 * benchmarks and training data make, and to know what decoding costs without a worker. Foreign files belong to {@link AudioDecoder}.
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
            return settings(this == OPUS ? 160_000 : 192_000);
        }

        private EncoderSettings settings(int bitRate) {
            return switch (this) {
                case FLAC -> EncodedFileKind.FLAC_16.settings();
                case MP3 -> new EncoderSettings("mp3", "libmp3lame", "fltp", 0, bitRate);
                case OGG -> new EncoderSettings("ogg", "vorbis", "fltp", 0, bitRate);
                case OPUS -> new EncoderSettings("ogg", "libopus", "flt", 0, bitRate);
                case M4A -> new EncoderSettings("ipod", "aac", "fltp", 0, bitRate);
                case AIFF -> new EncoderSettings("aiff", "pcm_s16be", "s16", 16, 0);
            };
        }
    }

    private UnshelteredCodec() {}

    /** Writes a file from a stream, which it reads to its end. */
    public static void encode(Path file, Kind kind, AudioStream audio) throws AudioException {
        encode(file, kind.settings(), audio);
    }

    /**
     * What a codec leaves of sound, in its place: through a temporary file and back.
     *
     * @param bitRate in bits per second; of no effect on kinds that lose nothing
     * @return at the sample rate at which the codec decodes, which for Opus is 48 kHz; M4A may have a rest of at most one
     *     frame after the end
     * @throws AudioException if the codec does not take the sample rate or the bit rate
     * @throws IOException if there is no room for temporary files
     */
    public static AudioBuffer roundTrip(AudioBuffer sound, Kind kind, int bitRate) throws IOException {
        Path file = Files.createTempFile("ripieno-codec", ".audio");
        try {
            encode(file, kind.settings(bitRate), sound.stream());
            return read(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static AudioBuffer read(Path file) throws AudioException {
        try (FfmpegDecoder decoder = new FfmpegDecoder(FileName.of(Recording.of(file)), () -> true)) {
            List<float[]> blocks = new ArrayList<>();
            int channels = 1;
            int sampleRate = 1;
            while (decoder.next()) {
                channels = decoder.channels();
                sampleRate = decoder.sampleRate();
                FloatBuffer block = FloatBuffer.allocate(decoder.length() * channels);
                decoder.copy(0, decoder.length(), block);
                blocks.add(block.array());
            }
            int all = blocks.stream().mapToInt(block -> block.length).sum();
            float[][] samples = new float[channels][all / channels];
            int at = 0;
            for (float[] block : blocks) {
                for (int i = 0; i < block.length; i++, at++) {
                    samples[at % channels][at / channels] = block[i];
                }
            }
            return new AudioBuffer(new AudioFormat(sampleRate, channels), samples);
        }
    }

    private static void encode(Path file, EncoderSettings settings, AudioStream audio) throws AudioException {
        FfmpegSupport.prepare();
        int channels = audio.format().channels();
        float[][] block = new float[channels][BLOCK];
        FloatBuffer interleaved = FloatBuffer.allocate(channels * BLOCK);
        try (FfmpegEncoder encoder = new FfmpegEncoder(FileName.of(Recording.of(file)), audio.format(), settings)) {
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
