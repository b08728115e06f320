package io.ripieno.models.data.clips;

import io.ripieno.music.mel.EastFrontEnd;
import io.ripieno.music.mel.EastSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The mel powers of one stored piece: a file mapped into memory beside its sound, {@code [stems][frames][bands]}, a byte
 * each. A byte is a logarithm in steps of a tenth, 0 is silence.
 */
final class StoredPowers {
    static final String SUFFIX = ".mel";

    private static final double LOWEST = -16;
    private static final double STEP = 0.1;
    private static final int CODES = 256;
    private static final float[] POWERS = powers();

    private final MappedByteBuffer codes;
    private final int length;

    private StoredPowers(MappedByteBuffer codes, int length) {
        this.codes = codes;
        this.length = length;
    }

    /**
     * Opens those of a piece; makes them if they are not there.
     *
     * @throws IOException also if the file is not as long as they are
     */
    static StoredPowers open(StoredPiece piece, Path file) throws IOException {
        if (!Files.exists(file)) {
            write(piece, file);
        }
        int length = piece.stems().isEmpty() ? 1 : piece.stems().get(0).length();
        try (FileChannel channel = FileChannel.open(file)) {
            long bytes = (long) piece.stems().size() * Powers.frames(length) * Powers.BANDS;
            if (channel.size() != bytes) {
                throw new IOException(
                        "The file has %,d bytes, but those of %d stems of %,d samples are %,d. Delete it; it is then made again."
                                .formatted(channel.size(), piece.stems().size(), length, bytes));
            }
            return new StoredPowers(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()), length);
        }
    }

    /**
     * Reads a stem at a speed, which moves frequencies as well as time. Outside of the stem is silence.
     *
     * @param offset of the first frame's centre in the stem, in samples
     */
    void read(Stem stem, int offset, double speed, Powers target) {
        int frames = Powers.frames(length);
        int base = stem.place() / length * frames;
        float[] values = target.values();
        byte[] row = new byte[Powers.BANDS];
        BandShift shift = BandShift.by(speed);
        for (int k = 0; k < target.frames(); k++) {
            int frame = (int) Math.round((double) offset / Powers.HOP + k * speed);
            if (frame >= 0 && frame < frames) {
                codes.get((base + frame) * Powers.BANDS, row);
                shift.apply(row, POWERS, values, k * Powers.BANDS);
            }
        }
    }

    private static void write(StoredPiece piece, Path file) throws IOException {
        EastFrontEnd frontEnd = new EastFrontEnd(EastSettings.MOBILE_FCN);
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (Stem stem : piece.stems()) {
                float[] samples = new float[stem.length()];
                stem.read(0, samples);
                int frames = Powers.frames(samples.length);
                float[] powers = new float[frames * Powers.BANDS];
                frontEnd.powers(samples, 0, samples.length, powers, 0);
                channel.write(ByteBuffer.wrap(codes(powers, frames)));
            }
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] codes(float[] powers, int frames) {
        byte[] codes = new byte[powers.length];
        for (int band = 0; band < Powers.BANDS; band++) {
            for (int frame = 0; frame < frames; frame++) {
                double code = (Math.log(powers[band * frames + frame]) - LOWEST) / STEP;
                codes[frame * Powers.BANDS + band] = (byte) Math.max(0, Math.min(CODES - 1, Math.round(code)));
            }
        }
        return codes;
    }

    private static float[] powers() {
        float[] powers = new float[CODES];
        for (int code = 1; code < CODES; code++) {
            powers[code] = (float) Math.exp(LOWEST + STEP * code);
        }
        return powers;
    }
}
