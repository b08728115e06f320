package io.ripieno.inference;

import io.ripieno.inference.model.CudaOptions;
import io.ripieno.inference.model.DeviceOptions;
import io.ripieno.inference.model.Goldens;
import io.ripieno.inference.model.Goldens.Expected;
import io.ripieno.inference.model.Goldens.TensorGolden;
import io.ripieno.inference.model.Goldens.Wave;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.TensorSpec;
import io.ripieno.inference.model.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A model that answers with the one value that it is given, as simulated devices do, so that its goldens hold there. */
final class EchoModel {
    static final String NAME = "echo";
    static final int MAX_BATCH = 32;
    /** Bytes of the input and the output of an item. */
    static final int ITEM_BYTES = 2 * Float.BYTES;

    private EchoModel() {}

    /** Puts it into {@code root/echo/1}; a batch is full with so many items on a GPU. */
    static ModelManifest install(Path root, int fullOnGpu) throws IOException, ModelException {
        return install(root, fullOnGpu, CudaOptions.UNSAID);
    }

    /** The same with wishes for a GPU. */
    static ModelManifest install(Path root, int fullOnGpu, CudaOptions cuda) throws IOException, ModelException {
        Path directory = Files.createDirectories(root.resolve(NAME).resolve("1"));
        Files.write(
                directory.resolve("echo.onnx"),
                new TinyGraph()
                        .input("x", -1, 1)
                        .node("Identity", List.of("x"), "y")
                        .output("y", -1, 1)
                        .bytes());
        return ModelExport.complete(directory, draft(fullOnGpu, cuda));
    }

    private static ModelManifest draft(int fullOnGpu, CudaOptions cuda) {
        return new ModelManifest(
                ModelManifest.FORMAT,
                NAME,
                1,
                "echo",
                "Answers as it is asked.",
                List.of(GraphSpec.draft(
                        GraphSpec.MAIN,
                        "echo.onnx",
                        List.of(new TensorSpec("x", List.of(-1L, 1L), TensorSpec.FEATURES)),
                        List.of(new TensorSpec("y", List.of(-1L, 1L), TensorSpec.SCORES)))),
                null,
                List.of(),
                new DeviceOptions(MAX_BATCH, Map.of("gpu", fullOnGpu, "cpu", 4), cuda),
                0,
                "Apache-2.0",
                new Training("none", "none", 1, "0000000", List.of()),
                List.of(),
                List.of("It knows nothing."),
                new Goldens(
                        List.of(new TensorGolden(
                                "half",
                                GraphSpec.MAIN,
                                List.of(new Wave("x", 0.5, 0, 1)),
                                List.of(Expected.draft("y")),
                                1e-6)),
                        List.of()),
                "");
    }
}
