package io.ripieno.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes short recordings: 16-bit mono WAV of a sine. */
public final class Recordings {
    private static final int SAMPLE_RATE = 16_000;
    private static final int HEADER = 44;

    private Recordings() {}

    public static Path sine(Path file, double hz, double seconds) throws IOException {
        int samples = (int) (seconds * SAMPLE_RATE);
        ByteBuffer wav = ByteBuffer.allocate(HEADER + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(HEADER - 8 + 2 * samples).put(ascii("WAVEfmt "));
        wav.putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(SAMPLE_RATE).putInt(2 * SAMPLE_RATE).putShort((short) 2).putShort((short) 16);
        wav.put(ascii("data")).putInt(2 * samples);
        for (int n = 0; n < samples; n++) {
            wav.putShort((short) (8000 * Math.sin(2 * Math.PI * hz * n / SAMPLE_RATE)));
        }
        return Files.write(file, wav.array());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
