package io.ripieno.inference.model;

import java.util.List;

/**
 * One ONNX file of a model.
 *
 * @param name what the model's other parts call it; {@code main} where there is one only
 * @param file beside {@code model.json}, without a path
 * @param sha256 of the file, in lower-case hexadecimal; empty in a draft
 * @param bytes length of the file; 0 in a draft
 * @param inputs of the graph
 * @param outputs of the graph that are used
 */
public record GraphSpec(
        String name, String file, String sha256, long bytes, List<TensorSpec> inputs, List<TensorSpec> outputs) {
    public static final String MAIN = "main";

    public GraphSpec {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** A graph whose file is yet to be measured. */
    public static GraphSpec draft(String name, String file, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return new GraphSpec(name, file, "", 0, inputs, outputs);
    }

    GraphSpec measured(String digest, long length) {
        return new GraphSpec(name, file, digest, length, inputs, outputs);
    }
}
