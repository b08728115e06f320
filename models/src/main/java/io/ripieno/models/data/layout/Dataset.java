package io.ripieno.models.data.layout;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripieno.models.data.piece.PiecePlan;
import io.ripieno.models.data.piece.PieceSource;
import io.ripieno.models.data.piece.PieceStream;
import io.ripieno.models.data.piece.Redrawing;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.music.corpus.Split;
import io.ripieno.music.wav.WavCoding;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
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

    public Dataset {
        sides = Map.copyOf(sides);
        layouts = Collections.unmodifiableSet(new LinkedHashSet<>(layouts));
        if (sides.size() != 1 && sides.size() != Split.values().length) {
            throw new IllegalArgumentException("A data set has one side or all, not " + sides.keySet() + ".");
        }
    }

    /** Is told of each piece. */
    @FunctionalInterface
    public interface Progress {
        void written(int done, int total, RenderedPiece piece);

        /** A run that was stopped is gone on with. */
        default void resumed(int done, int total) {}

        /** A piece cannot be made and is drawn again; told by threads that render. */
        default void redrawn(String why) {}
    }

    /** @param index of the piece on its side, from 0, so that each side goes through all of its tunes */
    record Place(Split side, int index) {}

    /**
     * With all three sides, of ten pieces eight are for training, one for validation and one for testing; of fewer than ten
     * pieces the last two.
     */
    Place place(int number, int count) {
        if (sides.size() == 1) {
            return new Place(sides.keySet().iterator().next(), number);
        }
        if (count < EVERY) {
            Split side = number == count - 1 ? Split.TEST : number == count - 2 ? Split.VALIDATION : Split.TRAIN;
            return new Place(side, side == Split.TRAIN ? number : 0);
        }
        int ten = number / EVERY;
        return switch (number % EVERY) {
            case EVERY - 2 -> new Place(Split.VALIDATION, ten);
            case EVERY - 1 -> new Place(Split.TEST, ten);
            default -> new Place(Split.TRAIN, ten * (EVERY - 2) + number % EVERY);
        };
    }

    private PieceSource source(int count, Progress progress) {
        Map<Split, PieceSource> sources = new EnumMap<>(Split.class);
        sides.forEach((side, plan) -> sources.put(side, new Redrawing(plan, progress::redrawn)));
        return number -> {
            Place place = place(number, count);
            return Objects.requireNonNull(sources.get(place.side())).piece(place.index());
        };
    }

    /**
     * Writes pieces 0 to count - 1 to a folder that is not there yet. What was written is kept, under another name, if the
     * run is stopped or fails; the next one with the same options goes on from there.
     *
     * @param options all that decides what the pieces are
     * @throws IllegalArgumentException if there are fewer pieces than sides
     * @throws IOException if the folder is there or a run with other options began it, it cannot be written, or a piece cannot
     *     be rendered
     */
    public void write(int count, Path folder, String options, Progress progress) throws IOException {
        if (count < sides.size()) {
            throw new IllegalArgumentException(count + " pieces are too few for " + sides.size()
                    + " sides: ask for at least " + sides.size() + ", or for one side.");
        }
        try (NewFolder target = new NewFolder(folder)) {
            if (!Journal.isIn(target.partial())) {
                target.clear();
            }
            try (Journal journal = Journal.open(target.partial(), options)) {
                try {
                    write(count, target.partial(), journal, progress);
                } finally {
                    if (journal.size() == 0) {
                        journal.remove();
                        target.clear();
                    }
                }
            }
            target.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Rendering was interrupted; " + folder + " is not complete.");
        }
    }

    private void write(int count, Path folder, Journal journal, Progress progress)
            throws IOException, InterruptedException {
        List<DatasetLayout> all = layouts(folder);
        if (journal.size() > 0) {
            progress.resumed(journal.size(), count);
        }
        try (PieceStream pieces =
                new PieceStream(source(count, progress), journal.size(), count, threads, threads + 1)) {
            for (int number = journal.size(); number < count; number++) {
                RenderedPiece piece = pieces.next();
                List<JsonNode> told = new ArrayList<>();
                for (DatasetLayout layout : all) {
                    told.add(layout.add(number, place(number, count).side(), piece));
                }
                journal.add(told);
                progress.written(number + 1, count, piece);
            }
        }
        for (int layout = 0; layout < all.size(); layout++) {
            all.get(layout).finish(journal.told(layout));
        }
        journal.remove();
    }

    private List<DatasetLayout> layouts(Path folder) throws IOException {
        List<DatasetLayout> all = new ArrayList<>(List.of(new PieceList(folder), new Card(folder)));
        for (LayoutKind kind : layouts) {
            Path own = layouts.size() == 1 ? folder : folder.resolve(kind.name().toLowerCase(Locale.ROOT));
            all.add(kind.in(Files.createDirectories(own), coding));
        }
        return all;
    }
}
