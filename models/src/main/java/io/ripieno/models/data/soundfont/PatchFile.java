package io.ripieno.models.data.soundfont;

import io.ripieno.models.data.soundfont.FontZone.Generator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An instrument of the Gravis Ultrasound ({@code .pat}, version 110): samples for parts of the keyboard, each with loop and
 * envelope. All numbers are of little endian.
 */
final class PatchFile {
    private static final int COUNT = 198;
    private static final int FIRST = 239;
    private static final int HEADER = 96;

    private static final int SIXTEEN_BITS = 1;
    private static final int UNSIGNED = 2;
    private static final int LOOPED = 4;
    private static final int TO_AND_FRO = 8;
    private static final int SUSTAINED = 32;
    private static final int WITH_ENVELOPE = 64;

    private PatchFile() {}

    /**
     * A sample of a patch.
     *
     * @param lowest frequency it is meant for, in Hz
     * @param highest frequency it is meant for
     * @param envelope what a font says of it
     */
    record Tone(Sample sample, double lowest, double highest, List<Generator> envelope) {
        /** How far a frequency is from those that it is meant for, in octaves. */
        double distance(double hertz) {
            double log = Math.log(hertz) / Math.log(2);
            double low = Math.log(lowest) / Math.log(2);
            double high = Math.log(highest) / Math.log(2);
            return Math.max(0, Math.max(low - log, log - high));
        }
    }

    /** @throws IOException if the file cannot be read or is no patch */
    static List<Tone> read(Path file) throws IOException {
        ByteBuffer patch = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (patch.limit() < FIRST
                || patch.getInt(0)
                        != ByteBuffer.wrap(new byte[] {'G', 'F', '1', 'P'})
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getInt()) {
            throw new IOException("The file " + file + " is not a patch of the Gravis Ultrasound. Name another.");
        }
        List<Tone> tones = new ArrayList<>();
        int at = FIRST;
        for (int i = 0; i < Byte.toUnsignedInt(patch.get(COUNT)); i++) {
            int bytes = at + HEADER <= patch.limit() ? patch.getInt(at + 8) : -1;
            if (bytes < 0 || bytes > patch.limit() - at - HEADER) {
                throw new IOException("The patch " + file + " ends within its sample " + i + ". Get it anew.");
            }
            String name = file.getFileName().toString().replaceFirst("\\.pat$", "");
            tones.add(tone(patch, at, bytes, name));
            at += HEADER + bytes;
        }
        return tones;
    }

    private static Tone tone(ByteBuffer patch, int at, int bytes, String name) {
        int modes = patch.get(at + 55);
        int width = (modes & SIXTEEN_BITS) == 0 ? 1 : 2;
        float[] samples = new float[bytes / width];
        for (int i = 0; i < samples.length; i++) {
            int place = at + HEADER + width * i;
            int value = width == 1 ? patch.get(place) << 8 : patch.getShort(place);
            samples[i] = (short) ((modes & UNSIGNED) == 0 ? value : value ^ 0x8000) / 32768f;
        }
        PresetBuilder.peak(samples, 0.8f);
        int start = patch.getInt(at + 12) / width;
        int end = Math.min(samples.length, patch.getInt(at + 16) / width);
        Loop loop = (modes & LOOPED) != 0 && start >= 0 && start + 1 < end ? new Loop(start, end) : null;
        if (loop != null && (modes & TO_AND_FRO) != 0) {
            float[] there = Arrays.copyOf(samples, 2 * end - start);
            for (int i = end; i < there.length; i++) {
                there[i] = samples[2 * end - 1 - i];
            }
            samples = there;
            loop = new Loop(start, there.length);
        }
        double key = 69 + 12 * Math.log(patch.getInt(at + 30) / 440_000.0) / Math.log(2);
        int nearest = Math.max(0, Math.min(127, (int) Math.round(key)));
        int cents = Math.max(-99, Math.min(99, (int) Math.round(100 * (key - nearest))));
        Sample sample = new Sample(name, Short.toUnsignedInt(patch.getShort(at + 20)), samples, nearest, cents, loop);
        List<Generator> envelope = new ArrayList<>();
        if ((modes & WITH_ENVELOPE) != 0) {
            envelope.addAll(PatchEnvelope.generators(patch, at + 37, (modes & SUSTAINED) != 0));
        }
        envelope.add(new Generator(FontZone.SAMPLE_MODE, loop == null ? 0 : 1));
        return new Tone(sample, patch.getInt(at + 22) / 1000.0, patch.getInt(at + 26) / 1000.0, envelope);
    }
}
