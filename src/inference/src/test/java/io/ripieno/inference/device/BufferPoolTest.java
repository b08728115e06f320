package io.ripieno.inference.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
    private static final GraphSpec SMALL = graph(3);
    private static final GraphSpec LARGE = graph(7);

    @Test
    void buffersOfTheSameShapeAreUsedAgain() {
        BufferPool pool = new BufferPool(1 << 20);
        BatchBuffers first = pool.borrow(SMALL, 2);
        first.close();
        assertThat(pool.borrow(SMALL, 2)).isSameAs(first);
        assertThat(pool.borrow(SMALL, 2)).isNotSameAs(first);
        assertThat(pool.bytes()).isEqualTo(2 * 2 * (3 + 1) * Float.BYTES);
    }

    @Test
    void itemsLieOneAfterTheOther() {
        BatchBuffers buffers = new BufferPool(1 << 20).borrow(SMALL, 2);
        buffers.putInput(0, 0, new float[] {1, 2, 3});
        buffers.putInput(0, 1, new float[] {4, 5, 6});

        float[] both = new float[6];
        buffers.input(0, 2).get(both);
        assertThat(both).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(buffers.input(0, 1).remaining()).isEqualTo(3);
        assertThat(buffers.input(0, 1).isDirect()).isTrue();

        buffers.output(0, 2).put(new float[] {7, 8});
        float[] second = new float[1];
        buffers.getOutput(0, 1, second);
        assertThat(second).containsExactly(8);
    }

    @Test
    void idleBuffersOfAnotherShapeMakeRoom() {
        BufferPool pool = new BufferPool(40);
        pool.borrow(SMALL, 1).close();
        assertThat(pool.bytes()).isEqualTo(16);
        pool.borrow(LARGE, 1).close();
        assertThat(pool.bytes()).isEqualTo(32);
    }

    @Test
    void aBorrowerWaitsUntilTheCapAllows() throws Exception {
        BufferPool pool = new BufferPool(40);
        BatchBuffers held = pool.borrow(SMALL, 1);
        CompletableFuture<BatchBuffers> waiting = new CompletableFuture<>();
        Thread borrower = new Thread(() -> waiting.complete(pool.borrow(LARGE, 1)));
        borrower.start();
        await().until(() -> borrower.getState() == Thread.State.WAITING);
        assertThat(waiting).isNotDone();

        held.close();
        assertThat(waiting.get().capacity()).isEqualTo(1);
        assertThat(pool.bytes()).isLessThanOrEqualTo(40);
    }

    @Test
    void whatWasUsedLongestAgoGoesFirst() {
        BufferPool pool = new BufferPool(64);
        BatchBuffers usual = pool.borrow(SMALL, 1);
        usual.close();
        pool.borrow(SMALL, 2).close();
        pool.borrow(SMALL, 1).close();
        pool.borrow(LARGE, 1).close();
        assertThat(pool.idleBytes()).isEqualTo(16 + 32);
        assertThat(pool.borrow(SMALL, 1)).isSameAs(usual);
    }

    @Test
    void shapesOfOddSizeDoNotAccumulateOverTheCap() {
        BufferPool pool = new BufferPool(4_000);
        for (int size = 1; size <= 200; size++) {
            pool.borrow(SMALL, size).close();
            assertThat(pool.bytes()).isLessThanOrEqualTo(4_000);
            assertThat(pool.idleBytes()).isEqualTo(pool.bytes());
        }
    }

    @Test
    void borrowersAreServedInTheOrderOfTheirArrival() throws Exception {
        BufferPool pool = new BufferPool(40);
        BatchBuffers held = pool.borrow(SMALL, 1);
        CompletableFuture<BatchBuffers> large = new CompletableFuture<>();
        Thread first = new Thread(() -> large.complete(pool.borrow(LARGE, 1)));
        first.start();
        await().until(() -> first.getState() == Thread.State.WAITING);
        CompletableFuture<BatchBuffers> small = new CompletableFuture<>();
        Thread second = new Thread(() -> small.complete(pool.borrow(SMALL, 1)));
        second.start();
        await().until(() -> second.getState() == Thread.State.WAITING);
        assertThat(small).isNotDone();

        held.close();
        BatchBuffers served = large.get();
        assertThat(small).isNotDone();
        served.close();
        small.get();
    }

    @Test
    void whatARuntimeMadeIsKeptByGraphAndSizeAndFreedWithTheBuffers() {
        BufferPool pool = new BufferPool(40);
        BatchBuffers buffers = pool.borrow(SMALL, 2);
        List<String> freed = new ArrayList<>();
        Bindings.Binding one = () -> freed.add("one");
        buffers.bindings().put(SMALL, 1, one);
        buffers.bindings().put(SMALL, 2, () -> freed.add("two"));
        assertThat(buffers.bindings().get(SMALL, 1)).isSameAs(one);
        assertThat(buffers.bindings().get(LARGE, 1)).isNull();
        buffers.bindings().remove(SMALL, 1);
        buffers.bindings().remove(SMALL, 1);
        assertThat(freed).containsExactly("one");

        buffers.close();
        assertThat(freed).containsExactly("one");
        pool.borrow(LARGE, 1).close();
        assertThat(freed).containsExactly("one", "two");
    }

    @Test
    void closingFreesWhatIsKeptAndWhatIsLentOnceItIsGivenBack() {
        BufferPool pool = new BufferPool(400);
        List<String> freed = new ArrayList<>();
        BatchBuffers kept = pool.borrow(SMALL, 2);
        BatchBuffers lent = pool.borrow(LARGE, 1);
        kept.bindings().put(SMALL, 1, () -> freed.add("kept"));
        lent.bindings().put(LARGE, 1, () -> freed.add("lent"));
        kept.close();
        assertThat(pool.idleBindings()).isEqualTo(1);

        pool.close();
        assertThat(freed).containsExactly("kept");
        assertThat(pool.idleBindings()).isZero();
        lent.close();
        assertThat(freed).containsExactly("kept", "lent");
        assertThat(pool.bytes()).isZero();
        assertThat(pool.idleBytes()).isZero();
    }

    @Test
    void buffersThatServeManyGraphsDoNotKeepThemAll() {
        BatchBuffers buffers = new BufferPool(40).borrow(SMALL, 1);
        AtomicInteger freed = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            buffers.bindings().put(graph(3), 1, freed::incrementAndGet);
        }
        assertThat(freed.get()).isBetween(80, 99);
    }

    @Test
    void whatCanNeverFitIsRefused() {
        assertThatThrownBy(() -> new BufferPool(40).borrow(LARGE, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 bytes, over the cap of 40 bytes");
    }

    private static GraphSpec graph(long inputs) {
        return GraphSpec.draft(
                "main",
                "x.onnx",
                List.of(new TensorSpec("x", List.of(-1L, inputs), TensorSpec.FEATURES)),
                List.of(new TensorSpec("y", List.of(-1L, 1L), TensorSpec.SCORES)));
    }
}
