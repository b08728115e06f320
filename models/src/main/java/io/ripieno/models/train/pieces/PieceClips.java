package io.ripieno.models.train.pieces;

import io.ripieno.models.data.layout.Relevance;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.piece.Activity;
import io.ripieno.models.data.piece.PieceSource;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.Field;
import io.ripieno.models.train.Row;
import io.ripieno.models.train.tagging.TaggingTask;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Clips of rendered pieces: the first channel of what is heard, from a place that the example's seed draws, and who plays in
 * it. Pieces are rendered by the threads that read, the first time that a clip of theirs is asked for; so many are kept, as
 * their sound and activity, as {@link Shape#kept} says, and those that were read longest ago are rendered again when they are
 * wanted. Epochs come in any order: keep as many as there are, if memory allows.
 */
public final class PieceClips implements Examples {
    /**
     * @param pieces of an epoch
     * @param clips of each piece in an epoch
     * @param kept most pieces in memory
     * @param samples of a clip
     * @param atLeast seconds for which a class is active that is said to play
     */
    public record Shape(int pieces, int clips, int kept, int samples, double atLeast) {
        public Shape {
            if (pieces < 1 || clips < 1 || kept < 1 || samples < 1) {
                throw new IllegalArgumentException("Clips need at least 1 piece (" + pieces + "), 1 clip (" + clips
                        + "), 1 piece in memory (" + kept + ") and 1 sample (" + samples + ").");
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Heard(float[] sound, Activity activity, int sampleRate) {}

    private final PieceSource source;
    private final Shape shape;
    private final Map<Integer, CompletableFuture<Heard>> kept = new LinkedHashMap<>(16, 0.75f, true);

    public PieceClips(PieceSource source, Shape shape) {
        this.source = source;
        this.shape = shape;
    }

    @Override
    public int size() {
        return Math.multiplyExact(shape.pieces(), shape.clips());
    }

    @Override
    public List<Field> fields() {
        return TaggingTask.fields(Instrument.values().length, shape.samples());
    }

    /** @throws UncheckedIOException if the piece cannot be rendered */
    @Override
    public void read(int index, long seed, Row into) {
        Heard piece = piece(index / shape.clips());
        int spare = Math.max(0, piece.sound().length - shape.samples());
        int from = new SplittableRandom(seed).nextInt(spare + 1);
        int length = Math.min(shape.samples(), piece.sound().length);
        System.arraycopy(
                piece.sound(), from, into.array(TaggingTask.FEATURES), into.start(TaggingTask.FEATURES), length);
        double rate = piece.sampleRate();
        float[] targets = Relevance.of(piece.activity(), from / rate, (from + length) / rate, shape.atLeast());
        float[] mask = new float[targets.length];
        for (int i = 0; i < targets.length; i++) {
            mask[i] = targets[i] == Relevance.UNSURE ? 0 : 1;
        }
        into.put(TaggingTask.TARGETS, targets);
        into.put(TaggingTask.MASK, mask);
    }

    private Heard piece(int number) {
        CompletableFuture<Heard> mine = new CompletableFuture<>();
        CompletableFuture<Heard> there;
        synchronized (kept) {
            there = kept.putIfAbsent(number, mine);
            if (there == null && kept.size() > shape.kept()) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        if (there == null) {
            render(number, mine);
            there = mine;
        }
        try {
            return there.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SynthesisException failed) {
                throw new UncheckedIOException(
                        "Piece " + number + " could not be rendered: " + failed.getMessage(), failed);
            }
            if (e.getCause() instanceof Error error) {
                throw new IllegalStateException(
                        "Piece %d could not be rendered by another thread: %s. Keep fewer pieces, or give more memory."
                                .formatted(number, error),
                        error);
            }
            throw e;
        }
    }

    private void render(int number, CompletableFuture<Heard> into) {
        try {
            RenderedPiece piece = source.piece(number);
            into.complete(new Heard(piece.heard()[0], piece.activity(), piece.sampleRate()));
        } catch (Throwable e) {
            // Others wait for this piece: they must hear of an error too, such as of memory that was not enough.
            synchronized (kept) {
                kept.remove(number, into);
            }
            into.completeExceptionally(e);
            if (e instanceof Error error) {
                throw error;
            }
        }
    }
}
