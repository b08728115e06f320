package io.ripieno.inference.device.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;

/**
 * The one ONNX Runtime environment of this process. It is made here and nowhere else, because what is set on it takes
 * effect only when it is made. It sends no usage data. It lives until the process ends.
 */
public final class OnnxRuntime {
    private static final class Holder {
        static final OrtEnvironment ENVIRONMENT =
                silent(OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "ripieno"));
    }

    private OnnxRuntime() {}

    /** With its number, such as {@code onnxruntime 1.29.0}. */
    public static String version() {
        return "onnxruntime " + environment().getVersion();
    }

    /** For sessions that are made elsewhere, on one graph and for one purpose. */
    public static OrtEnvironment environment() {
        return Holder.ENVIRONMENT;
    }

    private static OrtEnvironment silent(OrtEnvironment environment) {
        try {
            environment.setTelemetry(false);
            return environment;
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "ONNX Runtime does not let its usage data be turned off (" + e.getMessage()
                            + "). Use the version that this program was built with.",
                    e);
        }
    }
}
