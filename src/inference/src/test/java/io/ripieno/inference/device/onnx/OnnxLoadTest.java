package io.ripieno.inference.device.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.ripieno.inference.TinyGraph;
import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelException.Problem;
import io.ripieno.inference.model.TensorSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What ONNX Runtime cannot load, and what it keeps of what it ran. */
class OnnxLoadTest {
    private static final GraphSpec SPEC = GraphSpec.draft(
            GraphSpec.MAIN,
            "x.onnx",
            List.of(new TensorSpec("x", List.of(-1L, 3L), TensorSpec.FEATURES)),
            List.of(new TensorSpec("y", List.of(-1L, 3L), TensorSpec.SCORES)));

    private final OnnxCpuDevice device = new OnnxCpuDevice(1);

    @Test
    void bytesThatAreNoGraphAreCalledDamaged() {
        byte[] whole = graph("Relu");
        assertRefused(new byte[] {1, 2, 3}, "no ONNX file, or it is damaged");
        assertRefused(Arrays.copyOf(whole, whole.length / 2), "could not be loaded on cpu");
    }

    @Test
    void anOpsetThatIsTooNewIsNamed() throws Exception {
        ModelProto.Builder model = ModelProto.parseFrom(graph("Relu")).toBuilder();
        model.getOpsetImportBuilder(0).setVersion(99);
        assertRefused(model.build().toByteArray(), "Export the model again for an opset that this runtime knows");
    }

    @Test
    void anOperatorThatTheRuntimeDoesNotHaveIsNamed() {
        assertRefused(graph("Serinette"), "Serinette", "operators that this runtime does not have");
    }

    @Test
    void memoryThatNoMachineHasIsToldAsSuch() throws Exception {
        BufferPool pool = new BufferPool(1 << 20);
        try (GraphSession session = device.load("large@1", SPEC, enormous());
                BatchBuffers buffers = pool.borrow(SPEC, 1)) {
            DeviceException error =
                    catchThrowableOfType(DeviceException.class, () -> session.run(buffers, 1, new RunControl()));
            assertThat(error.problem()).isEqualTo(DeviceException.Problem.OUT_OF_MEMORY);
        }
    }

    @Test
    void tensorsOverBuffersAreFreedWithThePool() throws Exception {
        BufferPool pool = new BufferPool(1 << 20);
        BoundRun bound;
        try (GraphSession session = device.load("small@1", SPEC, graph("Relu"))) {
            try (BatchBuffers buffers = pool.borrow(SPEC, 4)) {
                session.run(buffers, 1, new RunControl());
                session.run(buffers, 3, new RunControl());
                session.run(buffers, 3, new RunControl());
                bound = (BoundRun) Objects.requireNonNull(buffers.bindings().get(SPEC, 3));
            }
            assertThat(pool.idleBindings()).isEqualTo(2);
            assertThat(bound.inputs().values()).noneMatch(tensor -> tensor.isClosed());
        }
        pool.close();
        assertThat(pool.idleBindings()).isZero();
        assertThat(bound.inputs().values()).allMatch(tensor -> tensor.isClosed());
        assertThat(bound.outputs().values()).allMatch(tensor -> tensor.isClosed());
    }

    private void assertRefused(byte[] onnx, String... words) {
        ModelException error = catchThrowableOfType(ModelException.class, () -> device.load("broken@1", SPEC, onnx));
        assertThat(error.problem()).isEqualTo(Problem.UNSUPPORTED);
        assertThat(error)
                .hasMessageContainingAll("Graph main of broken@1", "cpu")
                .hasMessageContainingAll(words);
    }

    private static byte[] graph(String operator) {
        return new TinyGraph()
                .input("x", -1, 3)
                .node(operator, List.of("x"), "y")
                .output("y", -1, 3)
                .bytes();
    }

    /** The largest of 2^44 zeros is added. */
    private static byte[] enormous() throws InvalidProtocolBufferException {
        ModelProto.Builder model = ModelProto.parseFrom(new TinyGraph()
                        .input("x", -1, 3)
                        .node("ConstantOfShape", List.of("extents"), "zeros")
                        .node("ReduceMax", List.of("zeros"), "largest", TinyGraph.number("keepdims", 0))
                        .node("Add", List.of("x", "largest"), "y")
                        .output("y", -1, 3)
                        .bytes())
                .toBuilder();
        model.getGraphBuilder()
                .addInitializer(TensorProto.newBuilder()
                        .setName("extents")
                        .setDataType(TensorProto.DataType.INT64.getNumber())
                        .addDims(1)
                        .addInt64Data(1L << 44));
        return model.build().toByteArray();
    }
}
