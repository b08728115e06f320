package io.ripieno.models.data.layout;

import io.ripieno.models.data.piece.PiecePlan;
import io.ripieno.models.data.piece.PieceSource;
import io.ripieno.models.data.piece.PieceStream;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.music.corpus.Split;
import io.ripieno.music.wav.WavCoding;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Pieces of the sides of a split, written.
 *
 * @param sides plan of each side; a piece's number decides on which side it is
 * @param layouts one for each way in which the pieces are written; with several, each has a folder of its name
 */
public record Dataset(Map<Split, PiecePlan> sides, Set<LayoutKind> layouts, WavCoding coding, int threads) {
    private static final int EVERY = 10;

    /** Is told of each piece that has been written. */
    public interface Progress {
        void written(int done, int total, RenderedPiece piece);
    }

    /** With all three sides, of ten pieces eight are for training, one for validation and one for testing. */
    Split side(int number) {
        if (sides.size() == 1) {
            return sides.keySet().iterator().next();
        }
        Split wanted =
                switch (number % EVERY) {
                    case EVERY - 2 -> Split.VALIDATION;
                    case EVERY - 1 -> Split.TEST;
                    default -> Split.TRAIN;
                };
        return sides.containsKey(wanted) ? wanted : Split.TRAIN;
    }

    /**
     * Writes pieces 0 to count - 1 to a folder that is not there yet.
     *
     * @throws IOException if it is there, cannot be written, or a piece cannot be rendered; nothing is left then
     */
    public void write(int count, Path folder, Progress progress) throws IOException {
        PieceSource source =
                number -> Objects.requireNonNull(sides.get(side(number))).piece(number);
        try (NewFolder target = new NewFolder(folder);
                PieceStream pieces = new PieceStream(source, 0, count, threads, threads + 1)) {
            List<DatasetLayout> all = new ArrayList<>(List.of(new PieceList(target.partial())));
            for (LayoutKind kind : layouts) {
                Path own = layouts.size() == 1
                        ? target.partial()
                        : Files.createDirectory(
                                target.partial().resolve(kind.name().toLowerCase(Locale.ROOT)));
                all.add(kind.in(own, coding));
            }
            for (int number = 0; number < count; number++) {
                RenderedPiece piece = pieces.next();
                for (DatasetLayout layout : all) {
                    layout.add(number, side(number), piece);
                }
                progress.written(number + 1, count, piece);
            }
            for (DatasetLayout layout : all) {
                layout.finish();
            }
            target.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Rendering was interrupted; " + folder + " was not written.");
        }
    }
}
