package io.ripieno.inference.device.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;

/**
 * The one ONNX Runtime environment of this process. It is made here and nowhere else, because what is set on it takes
 * effect only when it is made. It lives until the process ends.
 */
final class OnnxRuntime {
    private static final class Holder {
        static final OrtEnvironment ENVIRONMENT =
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "ripieno");
    }

    private OnnxRuntime() {}

    static OrtEnvironment environment() {
        return Holder.ENVIRONMENT;
    }
}
