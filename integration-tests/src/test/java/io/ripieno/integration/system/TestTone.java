package io.ripieno.integration.system;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.wav.WavCoding;
import io.ripieno.music.wav.WavWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Recordings made on the spot: a harmonic tone that moves up a scale, a note a second. */
public final class TestTone {
    private static final int SAMPLE_RATE = 16_000;
    private static final int[] SCALE = {0, 2, 4, 5, 7, 9, 11, 12};

    private TestTone() {}

    /** Writes a mono 16-bit WAV; files of another {@code lowestNote} (MIDI) have another digest. */
    public static Path write(Path file, int seconds, int lowestNote) {
        try (WavWriter wav = WavWriter.create(file, new AudioFormat(SAMPLE_RATE, 1), WavCoding.PCM_16)) {
            float[][][] scale = new float[SCALE.length][][];
            for (int s = 0; s < seconds; s++) {
                int step = s % SCALE.length;
                if (scale[step] == null) {
                    scale[step] = new float[][] {note(lowestNote + SCALE[step])};
                }
                wav.write(scale[step], 0, SAMPLE_RATE);
            }
            wav.finish();
        } catch (AudioException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
        return file;
    }

    private static float[] note(int midi) {
        double hz = 440 * Math.pow(2, (midi - 69) / 12.0);
        float[] second = new float[SAMPLE_RATE];
        for (int n = 0; n < SAMPLE_RATE; n++) {
            double phase = 2 * Math.PI * hz * n / SAMPLE_RATE;
            double decay = Math.exp(-2.0 * n / SAMPLE_RATE);
            second[n] =
                    (float) (0.4 * decay * (Math.sin(phase) + 0.4 * Math.sin(2 * phase) + 0.2 * Math.sin(3 * phase)));
        }
        return second;
    }

    /** The same with a chunk behind the audio that takes long to copy, being so many bytes, and none on the disk. */
    public static Path writeWithPadding(Path file, int seconds, int lowestNote, int paddingBytes) {
        write(file, seconds, lowestNote);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long audio = channel.size();
            ByteBuffer junk = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            junk.put("JUNK".getBytes(StandardCharsets.US_ASCII)).putInt(paddingBytes);
            channel.write(junk.flip(), audio);
            channel.write(ByteBuffer.allocate(1), audio + 8 + paddingBytes - 1);
            ByteBuffer riff = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(riff.putInt((int) (channel.size() - 8)).flip(), 4);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
        return file;
    }
}
