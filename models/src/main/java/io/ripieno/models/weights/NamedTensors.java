package io.ripieno.models.weights;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The tensors of a weights file, read one by one. */
public interface NamedTensors extends Closeable {
    /** Bytes that one tensor may have unless said otherwise. */
    int MOST_BYTES = 1 << 30;

    /**
     * Opens a file by its ending, {@code .npz}, {@code .safetensors} or {@code .onnx}.
     *
     * @throws WeightsException if it has another ending or is damaged
     */
    static NamedTensors open(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npz")) {
            return NpzTensors.open(file, MOST_BYTES);
        }
        if (name.endsWith(".safetensors")) {
            return SafetensorsFile.open(file, MOST_BYTES);
        }
        if (name.endsWith(".onnx")) {
            return OnnxTensors.open(file);
        }
        throw new WeightsException(
                "Weights %s are neither .npz, .safetensors nor .onnx. Convert them to one of these.".formatted(file));
    }

    /** In the order of the file. */
    List<String> names();

    /**
     * Reads a tensor as single-precision numbers.
     *
     * @throws WeightsException if there is none of that name, it is too large, or its numbers do not fit
     */
    NamedTensor read(String name) throws IOException;
}
