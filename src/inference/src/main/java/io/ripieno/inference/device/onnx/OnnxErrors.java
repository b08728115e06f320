package io.ripieno.inference.device.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.DeviceException.Problem;
import io.ripieno.inference.device.RunControl;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the runtime's errors into ours. */
final class OnnxErrors {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxErrors.class);
    private static final List<String> MEMORY =
            List.of("failed to allocate memory", "bad_alloc", "bad allocation", "out of memory");

    private OnnxErrors() {}

    static DeviceException ofRun(String what, OrtException error, RunControl control) {
        if (control.isTerminated()) {
            return new DeviceException(Problem.TERMINATED, "The run of " + what + " was ended on demand.", error);
        }
        String message = String.valueOf(error.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (MEMORY.stream().anyMatch(lower::contains)) {
            return new DeviceException(
                    Problem.OUT_OF_MEMORY,
                    "Memory did not suffice to run " + what + ": " + message
                            + ". Use smaller batches or fewer callers.",
                    error);
        }
        if (error.getCode() == OrtException.OrtErrorCode.ORT_INVALID_ARGUMENT) {
            return new DeviceException(
                    Problem.INVALID_INPUT, "The input of " + what + " was not accepted: " + message, error);
        }
        return new DeviceException(
                Problem.FAILED,
                "The run of " + what + " failed (" + error.getCode() + "): " + message
                        + ". Try again; if it fails each time, check the model.",
                error);
    }

    static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            LOG.warn("A session could not be closed; its memory stays in use until the process ends.", e);
        }
    }
}
