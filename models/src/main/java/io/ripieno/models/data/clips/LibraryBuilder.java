package io.ripieno.models.data.clips;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.piece.PieceRenderer;
import io.ripieno.models.data.piece.PieceStream;
import io.ripieno.models.data.piece.Redrawing;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.models.data.render.SynthesisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Arranges and renders the pieces of a library that are not there yet, several at a time. */
public final class LibraryBuilder {
    /** Writes a piece; the same key gives the same. */
    @FunctionalInterface
    public interface Writer {
        Arrangement arrangement(PieceKey key);
    }

    /** Told after each piece. */
    @FunctionalInterface
    public interface Progress {
        void rendered(int done, int total);
    }

    private final Writer writer;
    private final PieceRenderer renderer;
    private final int threads;

    /**
     * @param renderer in mono at 16 kHz, without augmentation
     * @param threads that render
     */
    public LibraryBuilder(Writer writer, PieceRenderer renderer, int threads) {
        this.writer = writer;
        this.renderer = renderer;
        this.threads = threads;
    }

    /**
     * Opens the pieces in a folder, after those that are missing have been made. What was made before an interruption is
     * kept.
     */
    public StemLibrary build(Path folder, List<PieceKey> keys, Progress progress)
            throws IOException, InterruptedException {
        StemWriter stems = new StemWriter(folder);
        List<PieceKey> missing = missing(folder, keys);
        int done = keys.size() - missing.size();
        try (PieceStream stream = new PieceStream(
                index -> {
                    PieceKey key = missing.get(index);
                    return rendered(writer.arrangement(key), key.seed());
                },
                0,
                missing.size(),
                threads,
                threads + 1)) {
            for (PieceKey key : missing) {
                stems.write(key.seed(), stream.next());
                progress.rendered(++done, keys.size());
            }
        }
        return StemLibrary.open(folder, keys.stream().map(PieceKey::seed).toList());
    }

    /** Those of some pieces that are not in a folder yet. */
    public static List<PieceKey> missing(Path folder, List<PieceKey> keys) {
        return keys.stream()
                .filter(key -> !Files.exists(StemWriter.table(folder, key.seed())))
                .toList();
    }

    /** Draws other fonts if one has nothing of what a track plays: kits of recorded drums may lack some. */
    private RenderedPiece rendered(Arrangement piece, long seed) throws SynthesisException {
        return Redrawing.first(number -> renderer.render(piece, Dice.derive(seed, number + 1)), again -> {});
    }
}
