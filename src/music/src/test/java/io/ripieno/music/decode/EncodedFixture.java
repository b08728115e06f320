package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.Recording;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/** Recordings of every kind, written with the encoders of the FFmpeg build that also decodes them. */
@SuppressWarnings("ImmutableEnumChecker")
enum EncodedFixture {
    FLAC_16(new EncoderSettings("flac", "flac", "s16", 16, 0), 44100),
    FLAC_24(new EncoderSettings("flac", "flac", "s32", 24, 0), 48000),
    MP3(new EncoderSettings("mp3", "libmp3lame", "fltp", 0, 192_000), 44100),
    OGG_VORBIS(new EncoderSettings("ogg", "vorbis", "fltp", 0, 192_000), 44100),
    OPUS(new EncoderSettings("ogg", "libopus", "flt", 0, 160_000), 48000),
    M4A_AAC(new EncoderSettings("ipod", "aac", "fltp", 0, 192_000), 44100),
    M4A_ALAC(new EncoderSettings("ipod", "alac", "s16p", 16, 0), 44100),
    ADTS_AAC(new EncoderSettings("adts", "aac", "fltp", 0, 192_000), 44100),
    AIFF(new EncoderSettings("aiff", "pcm_s16be", "s16", 16, 0), 44100),
    WAV_MS_ADPCM(new EncoderSettings("wav", "adpcm_ms", "s16", 16, 0), 44100),
    WAV_ALAW(new EncoderSettings("wav", "pcm_alaw", "s16", 16, 0), 44100);

    private final EncoderSettings settings;
    private final int sampleRate;

    EncodedFixture(EncoderSettings settings, int sampleRate) {
        this.settings = settings;
        this.sampleRate = sampleRate;
    }

    int sampleRate() {
        return sampleRate;
    }

    void write(Path path, AudioBuffer buffer) throws IOException {
        write(path, buffer, settings);
    }

    static void write(Path path, AudioBuffer buffer, EncoderSettings settings) throws IOException {
        FfmpegSupport.prepare();
        int channels = buffer.format().channels();
        FloatBuffer interleaved = FloatBuffer.allocate(buffer.frames() * channels);
        for (int i = 0; i < buffer.frames(); i++) {
            for (float[] channel : buffer.samples()) {
                interleaved.put(channel[i]);
            }
        }
        try (FfmpegEncoder encoder = new FfmpegEncoder(FileName.of(Recording.of(path)), buffer.format(), settings)) {
            encoder.write(interleaved.flip());
            encoder.finish();
        }
    }
}
