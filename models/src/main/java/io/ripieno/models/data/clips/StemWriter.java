package io.ripieno.models.data.clips;

import io.ripieno.models.data.piece.PieceStem;
import io.ripieno.models.data.piece.RenderedPiece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Keeps the stems of pieces in a folder, each levelled to an RMS of -20 dBFS where it sounds, or a peak of -0.3 dBFS. A
 * piece is there when its table is, which is written last.
 */
final class StemWriter {
    private static final double TARGET_RMS = 0.1;
    private static final double HIGHEST_PEAK = 0.966;
    private static final float SILENT = 1e-4f;

    private final Path folder;

    /** @param folder made if it is not there */
    StemWriter(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** The table of the piece of a seed. */
    static Path table(Path folder, long seed) {
        return folder.resolve(HexFormat.of().toHexDigits(seed) + StoredPiece.TABLE);
    }

    /** Keeps the stems that are not silent. */
    void write(long seed, RenderedPiece piece) throws IOException {
        if (piece.channels() != 1 || piece.sampleRate() != ClipSource.SAMPLE_RATE) {
            throw new IllegalArgumentException("Clips are of pieces in mono at " + ClipSource.SAMPLE_RATE
                    + " Hz, not of " + piece.channels() + " channels at " + piece.sampleRate() + " Hz.");
        }
        Path table = table(folder, seed);
        Path sound = StoredPiece.sibling(table, StoredPiece.SOUND);
        Files.deleteIfExists(StoredPiece.sibling(table, StoredLevels.SUFFIX));
        Files.deleteIfExists(StoredPiece.sibling(table, StoredPowers.SUFFIX));
        List<String> lines = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(
                sound, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (PieceStem stem : piece.stems()) {
                float[] samples = stem.samples()[0];
                if (Levels.peak(samples) < SILENT) {
                    continue;
                }
                write(channel, samples);
                lines.add(String.join(
                        "\t",
                        stem.track().name(),
                        stem.track().player().name(),
                        stem.font().family()));
            }
        }
        Path draft = folder.resolve(table.getFileName() + ".draft");
        Files.write(draft, lines);
        Files.move(draft, table, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(FileChannel channel, float[] samples) throws IOException {
        double rms = Math.sqrt(Levels.sounding(Levels.meanSquares(samples)));
        double gain = Math.min(TARGET_RMS / rms, HIGHEST_PEAK / Levels.peak(samples));
        ByteBuffer pcm = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            pcm.putShort((short) Math.round(sample * gain * 32767));
        }
        pcm.flip();
        while (pcm.hasRemaining()) {
            channel.write(pcm);
        }
    }
}
