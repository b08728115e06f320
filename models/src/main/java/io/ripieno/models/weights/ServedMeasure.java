package io.ripieno.models.weights;

import ai.onnx.proto.OnnxMl.ModelProto;

/** How well a graph does on examples, as it is served: for example a mean average precision, or minus an error. */
@FunctionalInterface
public interface ServedMeasure {
    /** Higher is better. */
    double of(ModelProto model) throws Exception;
}
