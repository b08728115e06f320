package io.ripieno.models.data.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.SynthesisException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PieceStreamTest {
    private static RenderedPiece numbered(int index) {
        return new RenderedPiece(
                HandMadePiece.of(List.of(HandMadePiece.trio().tracks().get(0))),
                index,
                16_000,
                List.of(new PieceStem(
                        HandMadePiece.trio().tracks().get(0),
                        new io.ripieno.models.data.render.FontUse("none", "none", "", 0, "MIT", true),
                        0,
                        0,
                        new float[1][1])),
                new float[1][1],
                new float[1][1],
                new Activity(0.05, 0, List.of(), List.of()));
    }

    @Test
    void piecesComeInOrderWhicheverThreadIsFirst() throws Exception {
        CountDownLatch secondIsDone = new CountDownLatch(1);
        PieceSource source = index -> {
            if (index == 3) {
                await(secondIsDone);
            } else if (index == 4) {
                secondIsDone.countDown();
            }
            return numbered(index);
        };
        List<Long> seeds = new ArrayList<>();
        try (PieceStream stream = new PieceStream(source, 3, 9, 2, 3)) {
            while (stream.hasNext()) {
                seeds.add(stream.next().seed());
            }
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(stream::next);
        }
        assertThat(seeds).containsExactly(3L, 4L, 5L, 6L, 7L, 8L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void noMoreIsRenderedThanTheReaderCanTakeSoon() throws Exception {
        AtomicInteger rendered = new AtomicInteger();
        PieceSource source = index -> {
            rendered.incrementAndGet();
            return numbered(index);
        };
        try (PieceStream stream = new PieceStream(source, 0, 1000, 4, 5)) {
            for (int taken = 1; taken <= 20; taken++) {
                stream.next();
                assertThat(rendered.get()).isBetween(taken, taken + 4);
            }
        }
    }

    @Test
    void aPieceThatFailsIsToldAndTheNextOneComes() throws Exception {
        PieceSource source = index -> {
            if (index == 1) {
                throw new SynthesisException(Problem.FAILED, "The second one failed.");
            }
            return numbered(index);
        };
        try (PieceStream stream = new PieceStream(source, 0, 3, 2, 2)) {
            assertThat(stream.next().seed()).isZero();
            assertThatExceptionOfType(SynthesisException.class)
                    .isThrownBy(stream::next)
                    .withMessage("The second one failed.");
            assertThat(stream.next().seed()).isEqualTo(2);
        }
    }
}
