package io.ripieno.inference.device.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import io.ripieno.inference.TinyGraph;
import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.RunLimits;
import io.ripieno.inference.device.Watchdog;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.TensorSpec;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OnnxCpuDeviceTest {
    private static final BufferPool POOL = new BufferPool(64 << 20);
    private static final GraphSpec LINEAR = spec(3, 2);

    private static final GraphSpec SLOW = SlowGraph.spec(1);

    private final OnnxCpuDevice device = new OnnxCpuDevice(2);

    @Test
    void eachItemOfABatchAnswersForItself() throws Exception {
        try (GraphSession session = device.load("linear@1", LINEAR, linear(-1));
                BatchBuffers buffers = POOL.borrow(LINEAR, 4)) {
            buffers.putInput(0, 0, new float[] {1, 0, 0});
            buffers.putInput(0, 1, new float[] {0, 1, 0});
            buffers.putInput(0, 2, new float[] {1, 1, 1});
            session.run(buffers, 3, new RunControl());
            assertThat(output(buffers, 0)).containsExactly(1, 2);
            assertThat(output(buffers, 1)).containsExactly(3, 4);
            assertThat(output(buffers, 2)).containsExactly(9, 12);
        }
    }

    @Test
    void severalCallersShareASession() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (GraphSession session = device.load("linear@1", LINEAR, linear(-1))) {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int caller = 0; caller < 4; caller++) {
                float value = caller;
                Callable<Boolean> job = () -> {
                    try (BatchBuffers buffers = POOL.borrow(LINEAR, 1)) {
                        for (int run = 0; run < 200; run++) {
                            buffers.putInput(0, 0, new float[] {value, 0, 0});
                            session.run(buffers, 1, new RunControl());
                            if (output(buffers, 0)[1] != 2 * value) {
                                return false;
                            }
                        }
                        return true;
                    }
                };
                results.add(callers.submit(job));
            }
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void aRunThatIsEndedSaysSoAndTheSessionStaysUsable() throws Exception {
        try (GraphSession session = device.load("slow@1", SLOW, SlowGraph.bytes(1));
                BatchBuffers buffers = POOL.borrow(SLOW, SlowGraph.MANY)) {
            RunControl control = new RunControl();
            CompletableFuture<Long> ended = new CompletableFuture<>();
            Thread runner = new Thread(() -> {
                try {
                    session.run(buffers, SlowGraph.MANY, control);
                    ended.completeExceptionally(new AssertionError("The run came to its end."));
                } catch (DeviceException e) {
                    ended.complete(e.problem() == DeviceException.Problem.TERMINATED ? System.nanoTime() : -1);
                }
            });
            runner.start();
            await().until(() -> control.isAttached());
            long asked = System.nanoTime();
            control.terminate();
            double millis = (ended.get() - asked) * 1e-6;
            System.out.printf("a run on the CPU ended %.0f ms after it was asked to%n", millis);
            assertThat(millis).isBetween(0.0, 5_000.0);
            runner.join();

            session.run(buffers, 1, new RunControl());
        }
    }

    @Test
    void aRunOverItsLimitIsEndedByTheWatchdog() throws Exception {
        try (Watchdog watchdog = new Watchdog(new RunLimits(1, Duration.ofMillis(100)));
                GraphSession session = watchdog.watch(device.load("slow@1", SLOW, SlowGraph.bytes(1)), "cpu");
                BatchBuffers buffers = POOL.borrow(SLOW, SlowGraph.MANY)) {
            assertThatThrownBy(() -> session.run(buffers, SlowGraph.MANY, new RunControl()))
                    .isInstanceOfSatisfying(DeviceException.class, e -> assertThat(e.problem())
                            .isEqualTo(DeviceException.Problem.OVERDUE));
        }
    }

    @Test
    void repeatedRunsAllocateLittleOnTheHeap() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (GraphSession session = device.load("linear@1", LINEAR, linear(-1));
                BatchBuffers buffers = POOL.borrow(LINEAR, 4)) {
            RunControl control = new RunControl();
            for (int i = 0; i < 200; i++) {
                session.run(buffers, 4, control);
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1_000; i++) {
                session.run(buffers, 4, control);
            }
            double perRun = (threads.getCurrentThreadAllocatedBytes() - before) / 1_000.0;
            System.out.printf("a run allocates %.0f bytes on the heap%n", perRun);
            assertThat(perRun).isLessThan(4_096);
        }
    }

    @Test
    void aRunLargerThanUsualAnswersAsOthersDo() throws Exception {
        try (GraphSession session = device.load("linear@1", LINEAR, linear(-1));
                BatchBuffers buffers = POOL.borrow(LINEAR, 16)) {
            buffers.putInput(0, 9, new float[] {1, 1, 1});
            for (int i = 0; i < 100; i++) {
                session.run(buffers, 2, new RunControl());
            }
            session.run(buffers, 16, new RunControl());
            assertThat(output(buffers, 9)).containsExactly(9, 12);
        }
    }

    @Test
    void aRunThatWasEndedBeforeItBeganDoesNotBegin() throws Exception {
        try (GraphSession session = device.load("linear@1", LINEAR, linear(-1));
                BatchBuffers buffers = POOL.borrow(LINEAR, 1)) {
            RunControl control = new RunControl();
            control.terminate();
            assertThatThrownBy(() -> session.run(buffers, 1, control))
                    .isInstanceOfSatisfying(DeviceException.class, e -> assertThat(e.problem())
                            .isEqualTo(DeviceException.Problem.TERMINATED));
        }
    }

    @Test
    void aGraphOfAnotherShapeIsRefusedWithBothShapes() {
        assertThatThrownBy(() -> device.load("linear@1", spec(4, 2), linear(-1)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("input x [N, 4] has the shape [-1, 3] in the graph")
                .hasMessageContaining("Correct model.json");
    }

    @Test
    void aGraphOfFixedBatchIsRefused() {
        assertThatThrownBy(() -> device.load("linear@1", LINEAR, linear(1)))
                .hasMessageContaining("input x [N, 3] has the shape [1, 3]");
    }

    @Test
    void tensorsThatTheGraphDoesNotHaveAreNamed() {
        GraphSpec misnamed = GraphSpec.draft(
                "main",
                "x.onnx",
                List.of(new TensorSpec("audio", List.of(-1L, 3L), TensorSpec.FEATURES)),
                LINEAR.outputs());
        assertThatThrownBy(() -> device.load("linear@1", misnamed, linear(-1)))
                .hasMessageContaining("there is no input audio, only [x]")
                .hasMessageContaining("needs an input x that is not stated");
    }

    @Test
    void bytesThatAreNoGraphAreRefused() {
        assertThatThrownBy(() -> device.load("linear@1", LINEAR, new byte[] {1, 2, 3}))
                .isInstanceOfSatisfying(ModelException.class, e -> assertThat(e.problem())
                        .isEqualTo(ModelException.Problem.UNSUPPORTED))
                .hasMessageContaining("could not be loaded");
    }

    private static float[] output(BatchBuffers buffers, int item) {
        float[] values = new float[2];
        buffers.getOutput(0, item, values);
        return values;
    }

    private static byte[] linear(int batch) {
        return new TinyGraph()
                .input("x", batch, 3)
                .weights("w", new float[] {1, 2, 3, 4, 5, 6}, 3, 2)
                .node("MatMul", List.of("x", "w"), "y")
                .output("y", batch, 2)
                .bytes();
    }

    private static GraphSpec spec(long inputs, long outputs) {
        return GraphSpec.draft(
                "main",
                "x.onnx",
                List.of(new TensorSpec("x", List.of(-1L, inputs), TensorSpec.FEATURES)),
                List.of(new TensorSpec("y", List.of(-1L, outputs), TensorSpec.SCORES)));
    }
}
