package io.ripieno.models.train.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.piece.Activity;
import io.ripieno.models.data.piece.HandMadePiece;
import io.ripieno.models.data.piece.PieceSource;
import io.ripieno.models.data.piece.PieceStem;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.models.data.render.FontUse;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.SynthesisException.Problem;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.train.Batch;
import io.ripieno.models.train.EpochReport;
import io.ripieno.models.train.Optimiser;
import io.ripieno.models.train.Schedule;
import io.ripieno.models.train.Trainer;
import io.ripieno.models.train.TrainingListener;
import io.ripieno.models.train.TrainingPlan;
import io.ripieno.models.train.tagging.TaggingTask;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PieceClipsTest {
    private static final int RATE = 200;
    private static final int SAMPLES = 100;
    private static final int CLASSES = Instrument.values().length;

    private final List<Integer> rendered = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path folder;

    /** Ten seconds: a flute above 0 in even pieces, a trumpet below 0 in odd ones. */
    private RenderedPiece piece(int number) {
        rendered.add(number);
        boolean even = number % 2 == 0;
        Track track = even
                ? HandMadePiece.track(Player.FLUTE, Role.MELODY, 73, 0, 8, 72)
                : HandMadePiece.track(Player.TRUMPET, Role.MELODY, 56, 0, 8, 72);
        float[][] sound = new float[1][10 * RATE];
        SplittableRandom random = new SplittableRandom(number);
        for (int i = 0; i < sound[0].length; i++) {
            sound[0][i] = (float) ((even ? 0.2 : -0.2) + random.nextDouble(-0.3, 0.3));
        }
        BitSet always = new BitSet();
        always.set(0, 200);
        FontUse font = new FontUse("none", "none", "", 0, "MIT", true);
        return new RenderedPiece(
                HandMadePiece.of(List.of(track)),
                number,
                RATE,
                List.of(new PieceStem(track, font, -10, 0, sound)),
                sound,
                sound,
                new Activity(0.05, 200, List.of(track.player()), List.of(always)));
    }

    private PieceClips clips(int pieces, int each, int kept) {
        return new PieceClips(this::piece, new PieceClips.Shape(pieces, each, kept, SAMPLES, 0.2));
    }

    @Test
    void aSmallNetworkLearnsFromPiecesThatAreNowhereWritten() throws Exception {
        Tensors.useOneThread();
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("tiny");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        Value x = graph.input("x", "batch", SAMPLES);
        Value scores = layers.linear("scores", x, SAMPLES, CLASSES);
        graph.output(layers.sigmoid("probabilities", scores), "batch", CLASSES).build();
        TrainingPlan plan = TrainingPlan.of(6, 8, Optimiser.adam(0), new Schedule.Constant(0.06), 5)
                .loaderThreads(2)
                .build();
        List<EpochReport> reports = new Trainer(
                        network, new TaggingTask("tiny", "x", "probabilities"), plan, folder, TrainingListener.SILENT)
                .train(clips(8, 4, 8), clips(4, 2, 4), false)
                .reports();
        assertThat(reports).hasSize(6);
        assertThat(loss(reports.get(5))).isLessThan(loss(reports.get(0)) / 2);
        assertThat(rendered).hasSize(8 + 4);
    }

    private static double loss(EpochReport report) {
        return Objects.requireNonNull(report.training().get("loss"));
    }

    @Test
    void noMorePiecesAreKeptThanAllowedAndClipsDoNotDependOnThat() {
        int[] order = {0, 5, 2, 7, 1, 4, 3, 6, 0};
        Batch roomy = Batch.read(clips(4, 2, 4), order, 9);
        assertThat(rendered).containsExactly(0, 2, 1, 3);
        rendered.clear();
        Batch narrow = Batch.read(clips(4, 2, 1), order, 9);
        assertThat(rendered).containsExactly(0, 2, 1, 3, 0, 2, 1, 3, 0);
        for (String field : List.of(TaggingTask.FEATURES, TaggingTask.TARGETS, TaggingTask.MASK)) {
            assertThat(narrow.values(field)).isEqualTo(roomy.values(field));
        }
        assertThat(Batch.read(clips(4, 2, 4), order, 10).values(TaggingTask.FEATURES))
                .isNotEqualTo(roomy.values(TaggingTask.FEATURES));
    }

    @Test
    void targetsSayWhoPlays() {
        Batch batch = Batch.read(clips(2, 1, 2), new int[] {0, 1}, 3);
        float[] targets = batch.values(TaggingTask.TARGETS);
        assertThat(targets[Instrument.FLUTE.ordinal()]).isEqualTo(1);
        assertThat(targets[Instrument.TRUMPET.ordinal()]).isZero();
        assertThat(targets[CLASSES + Instrument.TRUMPET.ordinal()]).isEqualTo(1);
        assertThat(targets[CLASSES + Instrument.FLUTE.ordinal()]).isZero();
    }

    @Test
    @Timeout(60)
    void whoWaitsForAPieceHearsOfAnErrorAndTheNextTriesAgain() throws Exception {
        CountDownLatch rendering = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        PieceSource source = number -> {
            if (rendering.getCount() == 0) {
                return piece(number);
            }
            rendering.countDown();
            await(waiting);
            throw new OutOfMemoryError("sound");
        };
        PieceClips clips = new PieceClips(source, new PieceClips.Shape(1, 1, 1, SAMPLES, 0.2));
        FutureTask<Batch> first = new FutureTask<>(() -> Batch.read(clips, new int[] {0}, 1));
        FutureTask<Batch> second = new FutureTask<>(() -> Batch.read(clips, new int[] {0}, 1));
        new Thread(first, "renders").start();
        await(rendering);
        Thread reader = new Thread(second, "waits");
        reader.start();
        while (reader.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        waiting.countDown();

        assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(() -> second.get(30, TimeUnit.SECONDS))
                .hasMessageContaining("Piece 0")
                .hasRootCauseInstanceOf(OutOfMemoryError.class);
        assertThat(Batch.read(clips, new int[] {0}, 1).size()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPieceThatFailedIsToldAndTriedAgain() {
        PieceSource source = number -> {
            if (rendered.isEmpty()) {
                rendered.add(-1);
                throw new SynthesisException(Problem.FAILED, "There is no cowbell.");
            }
            return piece(number);
        };
        PieceClips clips = new PieceClips(source, new PieceClips.Shape(1, 1, 1, SAMPLES, 0.2));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Batch.read(clips, new int[] {0}, 1))
                .withMessageContaining("Piece 0")
                .withMessageContaining("no cowbell");
        assertThat(Batch.read(clips, new int[] {0}, 1).size()).isEqualTo(1);
    }
}
