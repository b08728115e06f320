package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.work.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a list that is searched from end to end. */
class TurnHeapTest {
    private final BatchFixture fixture = BatchFixture.unstarted(new BatchPolicy(1, Duration.ZERO, true));
    private final TurnHeap heap = new TurnHeap();
    private final List<Placed> reference = new ArrayList<>();
    private final List<TurnHeap.Node> nodes = new ArrayList<>();
    private long order;

    private record Placed(TurnHeap.Node node, long rank, long order) {}

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theFirstIsTheLeastRankAndAmongEqualsWhoCameFirstWhateverWasMovedAndRemoved() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            nodes.add(new TurnHeap.Node(turn()));
        }
        for (int step = 0; step < 20_000; step++) {
            TurnHeap.Node node = nodes.get(random.nextInt(nodes.size()));
            reference.removeIf(placed -> placed.node() == node);
            if (random.nextInt(4) == 0) {
                heap.remove(node);
            } else {
                long rank = random.nextInt(50);
                heap.place(node, rank);
                reference.add(new Placed(node, rank, order++));
            }
            assertThat(heap.peek()).isSameAs(first());
        }
        while (!reference.isEmpty()) {
            TurnHeap.Node node = Objects.requireNonNull(first());
            assertThat(heap.peek()).isSameAs(node);
            reference.removeIf(placed -> placed.node() == node);
            heap.remove(node);
            assertThat(node.isPlaced()).isFalse();
        }
        assertThat(heap.peek()).isNull();
    }

    @Test
    void aRankOverTheWholeRangeIsCompared() throws Exception {
        TurnHeap.Node least = new TurnHeap.Node(turn());
        TurnHeap.Node most = new TurnHeap.Node(turn());
        heap.place(most, Long.MAX_VALUE);
        heap.place(least, Long.MIN_VALUE);
        assertThat(heap.peek()).isSameAs(least);
        heap.remove(least);
        assertThat(heap.peek()).isSameAs(most);
    }

    private TurnHeap.@Nullable Node first() {
        return reference.stream()
                .min(Comparator.comparingLong(Placed::rank).thenComparingLong(Placed::order))
                .map(Placed::node)
                .orElse(null);
    }

    private Turn turn() throws Exception {
        return fixture.scheduler
                .open("job", 1, new Cancellation())
                .take(BatchFixture.KEY)
                .home();
    }
}
