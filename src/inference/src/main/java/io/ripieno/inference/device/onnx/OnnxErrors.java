package io.ripieno.inference.device.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import ai.onnxruntime.OrtSession;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.DeviceException.Problem;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.ModelException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the runtime's errors into ours. What the message says goes before the code, as errors of CUDA and of allocators
 * all come as failures or exceptions of the runtime; exhaustion goes before loss, as its messages name the device too.
 */
final class OnnxErrors {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxErrors.class);

    /** Part of a message, in lower case, and what it means; the first that is found decides. */
    private record Sign(String part, Problem problem) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign("failed to allocate memory", Problem.OUT_OF_MEMORY),
            new Sign("bad_alloc", Problem.OUT_OF_MEMORY),
            new Sign("bad allocation", Problem.OUT_OF_MEMORY),
            new Sign("out of memory", Problem.OUT_OF_MEMORY),
            new Sign("available memory of", Problem.OUT_OF_MEMORY),
            new Sign("cudaerrormemoryallocation", Problem.OUT_OF_MEMORY),
            new Sign("cublas_status_alloc_failed", Problem.OUT_OF_MEMORY),
            new Sign("cudnn_status_alloc_failed", Problem.OUT_OF_MEMORY),
            new Sign("cufft_alloc_failed", Problem.OUT_OF_MEMORY),
            new Sign("device is lost", Problem.DEVICE_LOST),
            new Sign("fallen off the bus", Problem.DEVICE_LOST),
            new Sign("no cuda-capable device", Problem.DEVICE_LOST),
            new Sign("cudaerrornodevice", Problem.DEVICE_LOST),
            new Sign("cudaerrordevicesunavailable", Problem.DEVICE_LOST),
            new Sign("device(s) is/are busy or unavailable", Problem.DEVICE_LOST),
            new Sign("illegal memory access", Problem.DEVICE_LOST),
            new Sign("cudaerrorillegaladdress", Problem.DEVICE_LOST),
            new Sign("unspecified launch failure", Problem.DEVICE_LOST),
            new Sign("cudaerrorlaunchfailure", Problem.DEVICE_LOST),
            new Sign("launch timed out", Problem.DEVICE_LOST),
            new Sign("cudaerrorlaunchtimeout", Problem.DEVICE_LOST),
            new Sign("uncorrectable ecc error", Problem.DEVICE_LOST),
            new Sign("device-side assert", Problem.DEVICE_LOST),
            new Sign("hardware stack error", Problem.DEVICE_LOST));

    private static final Map<OrtErrorCode, Problem> CODES = Map.of(
            OrtErrorCode.ORT_INVALID_ARGUMENT, Problem.INVALID_INPUT,
            OrtErrorCode.ORT_DEVICE_RESET, Problem.DEVICE_LOST);

    private OnnxErrors() {}

    static DeviceException ofRun(String what, OrtException error, RunControl control) {
        String message = String.valueOf(error.getMessage());
        Problem problem = control.isTerminated() ? Problem.TERMINATED : problem(error.getCode(), message);
        return new DeviceException(problem, say(problem, what, error.getCode() + ": " + message), error);
    }

    /** @param what graph, model, file and bytes */
    static ModelException ofLoad(String what, String device, OrtException error) {
        String message = String.valueOf(error.getMessage());
        return switch (problem(error.getCode(), message)) {
            case OUT_OF_MEMORY ->
                new ModelException(
                        ModelException.Problem.OUT_OF_MEMORY,
                        "Memory of " + device + " did not suffice to load " + what + " (" + message
                                + "). Lower the budget for models, so that others give way to it in time, or use a"
                                + " smaller model.",
                        error);
            case DEVICE_LOST ->
                new ModelException(
                        ModelException.Problem.DEVICE_LOST,
                        what + " could not be loaded, as " + device + " is lost (" + message
                                + "). It is tried again by itself; if it stays lost, look at the driver's log.",
                        error);
            case INVALID_INPUT, TERMINATED, OVERDUE, FAILED ->
                new ModelException(
                        ModelException.Problem.UNSUPPORTED,
                        what + " could not be loaded on " + device + ": " + message + ". "
                                + advice(error.getCode(), message),
                        error);
        };
    }

    private static String advice(OrtErrorCode code, String message) {
        if (code == OrtErrorCode.ORT_INVALID_PROTOBUF) {
            return "It is no ONNX file, or it is damaged; restore it or export the model again.";
        }
        if (message.toLowerCase(Locale.ROOT).contains("opset")) {
            return "Export the model again for an opset that this runtime knows, or use a newer runtime.";
        }
        return "Maybe it uses operators that this runtime does not have; export the model again.";
    }

    static Problem problem(OrtErrorCode code, String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return SIGNS.stream()
                .filter(sign -> lower.contains(sign.part()))
                .map(Sign::problem)
                .findFirst()
                .orElse(CODES.getOrDefault(code, Problem.FAILED));
    }

    private static String say(Problem problem, String what, String cause) {
        return switch (problem) {
            case TERMINATED -> "The run of " + what + " was ended on demand.";
            case OUT_OF_MEMORY ->
                "Memory did not suffice to run " + what + " (" + cause + "). Use smaller batches or fewer callers.";
            case INVALID_INPUT -> "The input of " + what + " was not accepted (" + cause + ").";
            case DEVICE_LOST ->
                "The device that ran " + what + " is lost (" + cause
                        + "). It is tried again by itself; if it stays lost, look at the driver's log and start the program again.";
            case OVERDUE, FAILED ->
                "The run of " + what + " failed (" + cause + "). Try again; if it fails each time, check the model.";
        };
    }

    static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            LOG.warn("A session could not be closed; its memory stays in use until the process ends.", e);
        }
    }
}
