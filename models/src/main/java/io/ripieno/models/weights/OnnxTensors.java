package io.ripieno.models.weights;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The initialisers of an ONNX graph as tensors: those in single precision, and under the same names those stored in half. */
final class OnnxTensors implements NamedTensors {
    private final Path file;
    private final Map<String, TensorProto> tensors = new LinkedHashMap<>();

    private OnnxTensors(Path file, ModelProto model) {
        this.file = file;
        for (TensorProto tensor : model.getGraph().getInitializerList()) {
            if (InitialiserEdit.isFloat(tensor)) {
                tensors.put(tensor.getName(), tensor);
            } else if (HalfStorage.isHalf(tensor)) {
                tensors.put(HalfStorage.original(tensor), tensor);
            }
        }
    }

    static OnnxTensors open(Path file) throws IOException {
        try {
            return new OnnxTensors(file, ModelProto.parseFrom(Files.readAllBytes(file)));
        } catch (InvalidProtocolBufferException e) {
            throw new WeightsException(
                    "Weights %s cannot be read: %s. Export the model again.".formatted(file, e.getMessage()), e);
        }
    }

    @Override
    public List<String> names() {
        return List.copyOf(tensors.keySet());
    }

    @Override
    public NamedTensor read(String name) throws WeightsException {
        TensorProto tensor = tensors.get(name);
        if (tensor == null) {
            throw new WeightsException("Weights %s have no tensor %s; they have %s. Name one of them."
                    .formatted(file, name, tensors.keySet()));
        }
        return new NamedTensor(
                name,
                tensor.getDimsList(),
                HalfStorage.isHalf(tensor) ? HalfStorage.floats(tensor) : InitialiserEdit.floats(tensor));
    }

    @Override
    public void close() {
        tensors.clear();
    }
}
