package io.ripieno.models.data.clips;

import io.ripieno.models.data.arrange.Player;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stems of one piece: a file of PCM16, one stem after the other, mapped into memory, and a table of them beside it. */
final class StoredPiece {
    static final String SOUND = ".pcm";
    static final String TABLE = ".tsv";

    private final Path table;
    private final ShortBuffer sound;
    private final List<Stem> stems = new ArrayList<>();
    private @Nullable StoredPowers powers;

    private StoredPiece(Path table, ShortBuffer sound) {
        this.table = table;
        this.sound = sound;
    }

    /** Opens a piece by its table. */
    static StoredPiece open(Path table) throws IOException {
        Path file = sibling(table, SOUND);
        ShortBuffer sound;
        try (FileChannel channel = FileChannel.open(file)) {
            sound = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
        }
        StoredPiece piece = new StoredPiece(table, sound);
        List<String> lines = Files.readAllLines(table);
        int length = sound.remaining() / Math.max(1, lines.size());
        List<float[]> levels =
                StoredLevels.of(sibling(table, StoredLevels.SUFFIX), lines.size(), length / Levels.FRAME, stem -> {
                    float[] samples = new float[length];
                    piece.copy(stem * length, samples, length);
                    return Levels.meanSquares(samples);
                });
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            if (cells.length != 3) {
                throw new IOException("The table " + table + " is damaged at \"" + line
                        + "\". Delete it and the sound beside it; the piece is then rendered again.");
            }
            int place = piece.stems.size() * length;
            float[] levelled = levels.get(piece.stems.size());
            piece.stems.add(new Stem(piece, cells[0], Player.valueOf(cells[1]), cells[2], place, length, levelled));
        }
        return piece;
    }

    /** A file of the same piece. */
    static Path sibling(Path table, String suffix) {
        String name = table.getFileName().toString();
        return table.resolveSibling(name.substring(0, name.length() - TABLE.length()) + suffix);
    }

    /** The powers of its stems; made on first use if they are not there. */
    synchronized StoredPowers powers() {
        if (powers == null) {
            Path file = sibling(table, StoredPowers.SUFFIX);
            try {
                powers = StoredPowers.open(this, file);
            } catch (IOException e) {
                throw new UncheckedIOException("The powers " + file + " cannot be used: " + e.getMessage(), e);
            }
        }
        return powers;
    }

    List<Stem> stems() {
        return List.copyOf(stems);
    }

    /** The stem of a track. */
    Stem stem(String track) {
        return stems.stream()
                .filter(stem -> stem.track().equals(track))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The piece " + table + " has no track " + track
                        + ". It was made by other rules than the list that names it."));
    }

    void read(Stem stem, int offset, float[] target) {
        int skip = Math.max(0, -offset);
        int length = Math.max(0, Math.min(target.length - skip, stem.length() - Math.max(0, offset)));
        Arrays.fill(target, 0);
        if (length > 0) {
            float[] block = skip == 0 ? target : new float[length];
            copy(stem.place() + Math.max(0, offset), block, length);
            if (skip > 0) {
                System.arraycopy(block, 0, target, skip, length);
            }
        }
    }

    private void copy(int place, float[] target, int length) {
        short[] block = new short[length];
        sound.get(place, block);
        for (int i = 0; i < length; i++) {
            target[i] = block[i] / 32768f;
        }
    }
}
