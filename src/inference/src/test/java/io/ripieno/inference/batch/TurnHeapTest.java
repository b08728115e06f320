package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against a list that is searched from end to end. */
class TurnHeapTest {
    private static final int TURNS = 300;

    private final TurnHeap heap = new TurnHeap();
    private final List<Placed> reference = new ArrayList<>();

    private record Placed(int turn, long rank, long order) {}

    @Test
    void theFirstIsTheLeastRankAndAmongEqualsWhoCameFirstWhateverWasMovedAndRemoved() {
        Random random = new Random(7);
        for (int step = 0; step < 20_000; step++) {
            int turn = random.nextInt(TURNS);
            reference.removeIf(placed -> placed.turn() == turn);
            if (random.nextInt(4) == 0) {
                heap.remove(turn);
                assertThat(heap.holds(turn)).isFalse();
            } else {
                long rank = random.nextInt(50);
                heap.place(turn, rank);
                reference.add(new Placed(turn, rank, step));
            }
            assertThatItsFirstIsTheReferences();
        }
        while (!reference.isEmpty()) {
            int turn = heap.least();
            reference.removeIf(placed -> placed.turn() == turn);
            heap.remove(turn);
            assertThatItsFirstIsTheReferences();
        }
    }

    @Test
    void aRankOverTheWholeRangeIsCompared() {
        heap.place(5, Long.MAX_VALUE);
        heap.place(900, Long.MIN_VALUE);
        assertThat(heap.least()).isEqualTo(900);
        heap.remove(900);
        assertThat(heap.least()).isEqualTo(5);
    }

    @Test
    void anEmptyOneHasNoFirst() {
        assertThat(heap.isEmpty()).isTrue();
        assertThatThrownBy(heap::least).isInstanceOf(IllegalStateException.class);
    }

    private void assertThatItsFirstIsTheReferences() {
        reference.stream()
                .min(Comparator.comparingLong(Placed::rank).thenComparingLong(Placed::order))
                .ifPresentOrElse(
                        first -> {
                            assertThat(heap.least()).isEqualTo(first.turn());
                            assertThat(heap.leastRank()).isEqualTo(first.rank());
                        },
                        () -> assertThat(heap.isEmpty()).isTrue());
    }
}
