package io.ripieno.inference.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.TensorSpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
